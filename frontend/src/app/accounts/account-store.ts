import { Injectable, inject } from '@angular/core';
import {
  AccessToken,
  InvitationPreview,
  Passkey,
  PasskeyCredential,
  PasskeyOptions,
  SignedInDevice,
  TokenScope,
  TotpSetUp,
} from '../api/types';
import { ApiClient } from '../core/http/api-client';

/** One's own account: second steps, devices, access tokens, and the ways back in. */
@Injectable({ providedIn: 'root' })
export class AccountStore {
  private readonly api = inject(ApiClient);

  askForReset(email: string): Promise<void> {
    return this.api.post('/auth/password-reset', { email });
  }

  resetPassword(token: string, password: string): Promise<void> {
    return this.api.post(`/auth/password-reset/${encodeURIComponent(token)}`, { password });
  }

  invitation(token: string, signal: AbortSignal): Promise<InvitationPreview> {
    return this.api.get(`/invitations/${encodeURIComponent(token)}/preview`, { signal });
  }

  beginTotp(): Promise<TotpSetUp> {
    return this.api.post('/auth/totp');
  }

  async confirmTotp(code: string): Promise<readonly string[]> {
    const answer = await this.api.post<{ recovery_codes: string[] }>('/auth/totp/confirm', {
      code,
    });
    return answer.recovery_codes;
  }

  endTotp(password: string): Promise<void> {
    return this.api.delete('/auth/totp', { body: { password } });
  }

  async passkeys(signal: AbortSignal): Promise<readonly Passkey[]> {
    return (await this.api.get<{ items: Passkey[] }>('/auth/passkeys', { signal })).items;
  }

  beginPasskey(): Promise<PasskeyOptions> {
    return this.api.post('/auth/passkeys/options');
  }

  addPasskey(name: string, token: string, credential: PasskeyCredential): Promise<Passkey> {
    return this.api.post('/auth/passkeys', { name, challenge_token: token, credential });
  }

  removePasskey(id: string, password: string): Promise<void> {
    return this.api.delete(`/auth/passkeys/${id}`, { body: { password } });
  }

  async devices(signal: AbortSignal): Promise<readonly SignedInDevice[]> {
    return (await this.api.get<{ items: SignedInDevice[] }>('/auth/sessions', { signal })).items;
  }

  signOutDevice(id: string): Promise<void> {
    return this.api.delete(`/auth/sessions/${id}`);
  }

  async tokens(signal: AbortSignal): Promise<readonly AccessToken[]> {
    return (await this.api.get<{ items: AccessToken[] }>('/tokens', { signal })).items;
  }

  makeToken(name: string, scopes: readonly TokenScope[], expiresAt: string): Promise<AccessToken> {
    return this.api.post('/tokens', { name, scopes, expires_at: expiresAt });
  }

  endToken(id: string): Promise<void> {
    return this.api.delete(`/tokens/${id}`);
  }
}
