/** Address of the sign-in in the API. The platform limits the attempts there, so nothing repeats a request to it. */
export const SIGN_IN_PATH = '/api/auth/login/';
