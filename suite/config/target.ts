/** The platform that a run tests. */
export interface Target {
  baseUrl: string;
  kind: 'sandbox' | 'remote';
  /** The build's version where the platform returns it. */
  version: string | null;
}
