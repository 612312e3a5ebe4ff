import { PasskeyCredential, PasskeyOptions } from '../api/types';

/**
 * The browser's side of passkeys (WebAuthn level 3): the registry's options in, what the
 * authenticator made or signed out, both as plain JSON. The DOM library does not know the JSON
 * helpers of all browsers yet, so they are described here.
 */
interface JsonCeremonies {
  parseCreationOptionsFromJSON?(options: object): PublicKeyCredentialCreationOptions;
  parseRequestOptionsFromJSON?(options: object): PublicKeyCredentialRequestOptions;
}

export function passkeysWork(): boolean {
  return ceremonies().parseCreationOptionsFromJSON !== undefined;
}

export async function makePasskey(options: PasskeyOptions): Promise<PasskeyCredential> {
  const publicKey = ceremonies().parseCreationOptionsFromJSON?.(options.options);
  return asJson(await navigator.credentials.create(publicKey ? { publicKey } : {}));
}

export async function usePasskey(options: PasskeyOptions): Promise<PasskeyCredential> {
  const publicKey = ceremonies().parseRequestOptionsFromJSON?.(options.options);
  return asJson(await navigator.credentials.get(publicKey ? { publicKey } : {}));
}

function ceremonies(): JsonCeremonies {
  return 'PublicKeyCredential' in window ? PublicKeyCredential : {};
}

function asJson(credential: Credential | null): PasskeyCredential {
  if (credential === null) throw new Error('the authenticator gave nothing');
  return (credential as Credential & { toJSON(): PasskeyCredential }).toJSON();
}
