// @actions/core needs @actions/exec only in platform.getDetails(), which is never called here: these actions start no
// other program, and without this code in the bundle they cannot.
export function exec() {
  throw new Error('@actions/exec is not part of this bundle')
}

export function getExecOutput() {
  throw new Error('@actions/exec is not part of this bundle')
}
