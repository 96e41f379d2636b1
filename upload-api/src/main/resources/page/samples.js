/** Files to try the sandbox with. The virus is in two halves, or this script would be found itself. */
const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

// A zip with `secret.txt`, encrypted as old zip programs do; the password is "secret".
const ENCRYPTED = 'UEsDBAoACQAAANKue13tjuArFQAAAAkAAAAKAAAAc2VjcmV0LnR4dO7mlmKl03uoemfzH0lyhlICJjbYT1BLBwjtjuArFQAAAAkAAABQSwECHgMKAAkAAADSrntd7Y7gKxUAAAAJAAAACgAAAAAAAAABAAAApIEAAAAAc2VjcmV0LnR4dFBLBQYAAAAAAQABADgAAABNAAAAAAA=';

const bytes = base64 => Uint8Array.from(atob(base64), letter => letter.codePointAt(0));

export const samples = {
  clean: () => new File(['Nothing to see here.\n'], 'notes.txt', {type: 'text/plain'}),
  eicar: () => new File([EICAR], 'eicar.txt', {type: 'text/plain'}),
  encrypted: () => new File([bytes(ENCRYPTED)], 'secrets.zip', {type: 'application/zip'}),
};
