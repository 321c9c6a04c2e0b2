/** One thing that the doctor checked. */
export interface DoctorCheck {
  readonly name: string;
  /** `missing`: no run is possible without it. `warning`: some faults or comforts are not to be had. */
  readonly state: 'ok' | 'warning' | 'missing';
  readonly found: string;
  readonly neededFor: string;
  /** What to do; null when nothing is wanting. */
  readonly fix: string | null;
}

export const check = (
  name: string,
  neededFor: string,
  state: DoctorCheck['state'],
  found: string,
  fix: string | null = null,
): DoctorCheck => ({ name, state, found, neededFor, fix: state === 'ok' ? null : fix });
