// Owns: letting all happen in a test that waits for nothing but its turn. Tests only.

/** More turns than any chain of promises has that a test looks behind. */
const enough = 20;

export async function takeTurns(): Promise<void> {
  for (let turn = 0; turn < enough; turn++) await Promise.resolve();
}
