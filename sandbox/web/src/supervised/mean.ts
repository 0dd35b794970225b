/** Returns the mean of percentages to two decimals; null if there are none. */
export function roundedMean(percentages: readonly number[]): number | null {
  if (percentages.length === 0) return null;
  return Math.round((percentages.reduce((sum, one) => sum + one, 0) / percentages.length) * 100) / 100;
}
