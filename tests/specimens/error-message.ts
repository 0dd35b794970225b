/** The message of a failing check. @throws Error if it does not fail */
export async function errorMessageOf(check: () => unknown): Promise<string> {
  try {
    await check();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('The check passed, and should have failed.');
}
