/*
 * Sealing with a passphrase: PBKDF2 makes the key slow to guess, AES-GCM hides the words and notices any change to them.
 * crypto.subtle is missing on plain http; who calls this asks canSeal first.
 */
import type { Sealed } from "./file";

const rounds = 6e5;

export const canSeal = (): boolean => Boolean(crypto.subtle);

const pack = (bytes: Uint8Array): string => {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};

const unpack = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** One passphrase gives the same key on keyboards that compose its letters differently. */
const keyOf = async (passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> => {
  const { subtle } = crypto;
  const secret = await subtle.importKey("raw", new TextEncoder().encode(passphrase.normalize()), "PBKDF2", false, ["deriveKey"]);
  return subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, secret, { name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
};

export const seal = async (text: string, passphrase: string): Promise<Sealed> => {
  const [salt, iv] = [16, 12].map((length) => crypto.getRandomValues(new Uint8Array(length))) as [Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>];
  const key = await keyOf(passphrase, salt, rounds);
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(text));
  return { kdf: "PBKDF2-SHA-256", rounds, salt: pack(salt), nonce: pack(iv), data: pack(new Uint8Array(data)) };
};

/** Rejects when the passphrase is not the one, or the file was changed: the two can't be told apart. */
export const unseal = async (sealed: Sealed, passphrase: string): Promise<string> => {
  const key = await keyOf(passphrase, unpack(sealed.salt), sealed.rounds);
  const data = await crypto.subtle.decrypt({ name: "AES-GCM", iv: unpack(sealed.nonce) }, key, unpack(sealed.data));
  return new TextDecoder().decode(data);
};
