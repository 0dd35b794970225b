/** The message of a failing matcher. @throws Error if it does not fail */
export async function errorMessageOf(check: () => unknown): Promise<string> {
  try {
    await check();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('The matcher passed, and should have failed.');
}
