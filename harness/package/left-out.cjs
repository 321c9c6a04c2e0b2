/** What stands in a built package for a module that nothing of it uses. */
module.exports = {};
