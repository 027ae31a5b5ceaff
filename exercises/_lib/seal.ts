/*
 * Sealing with a passphrase: PBKDF2 makes the key slow to guess, AES-GCM hides the words and notices any change to them. A lock
 * is such a key; words that are kept while one types are sealed by the same lock again and again, each time with another nonce.
 * crypto.subtle is missing on plain http; who calls this asks canSeal first.
 */
import { encodeSealed, type Sealed } from "./file";

export interface Lock extends Pick<Sealed, "rounds" | "salt"> {
  readonly key: CryptoKey;
}

const { subtle } = crypto;

export const canSeal = Boolean(subtle);

const pack = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

const unpack = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

const random = (length: number): string => pack(crypto.getRandomValues(new Uint8Array(length)));

/** Makes a new lock, or that of what was sealed. One passphrase gives the same on keyboards that compose its letters differently. */
export const lockOf = async (passphrase: string, { rounds, salt }: Omit<Lock, "key"> = { rounds: 6e5, salt: random(16) }): Promise<Lock> => {
  const secret = await subtle.importKey("raw", new TextEncoder().encode(passphrase.normalize()), "PBKDF2", false, ["deriveKey"]);
  const key = await subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt: unpack(salt), iterations: rounds },
    secret,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
  return { key, rounds, salt };
};

/** Makes the text of a sealed file. */
export const seal = async (text: string, { key, ...made }: Lock): Promise<string> => {
  const nonce = random(12);
  const data = await subtle.encrypt({ name: "AES-GCM", iv: unpack(nonce) }, key, new TextEncoder().encode(text));
  return encodeSealed({ kdf: "PBKDF2-SHA-256", ...made, nonce, data: pack(new Uint8Array(data)) });
};

/** Rejects when the lock is not the one, or what was sealed was changed: the two can't be told apart. */
export const unsealBy = async ({ nonce, data }: Sealed, { key }: Lock): Promise<string> =>
  new TextDecoder().decode(await subtle.decrypt({ name: "AES-GCM", iv: unpack(nonce) }, key, unpack(data)));

/** The same, for what is opened once. */
export const unseal = async (sealed: Sealed, passphrase: string): Promise<string> => unsealBy(sealed, await lockOf(passphrase, sealed));
