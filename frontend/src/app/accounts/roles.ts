import { Role } from '../api/types';

/** What a role means, in one line. */
export const ROLES: readonly {
  readonly value: Role;
  readonly label: string;
  readonly line: string;
}[] = [
  { value: 'owner', label: 'Owner', line: 'Does everything, also the team and the audit log.' },
  { value: 'trainer', label: 'Trainer', line: 'Works with all dogs and all notes.' },
  { value: 'assistant', label: 'Assistant', line: 'Reads and writes about the dogs assigned.' },
  { value: 'viewer', label: 'Viewer', line: 'Reads, and changes nothing.' },
];

export function roleLabel(role: Role): string {
  return ROLES.find((one) => one.value === role)?.label ?? role;
}

export function roleLine(role: Role): string {
  return ROLES.find((one) => one.value === role)?.line ?? '';
}
