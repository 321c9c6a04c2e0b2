/**
 * The additions of this stack's own. Both services know both names, because they are given the same list.
 * - `click`: numbers-web answers `GET /api/number` with what a click on its button would show.
 * - `uncounted`: such a click asks for `/rng?uncounted`, which does not spend one of the API's good answers.
 */
export const ownAdditions = ['click', 'uncounted'] as const;
