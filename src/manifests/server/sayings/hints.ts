/** What to do where two things exclude each other. */
export const ONE = 'Deja uno de los dos.';
