import { Relation } from '../api/types';

export const RELATIONS: readonly { readonly value: Relation; readonly label: string }[] = [
  { value: 'owner', label: 'Owner' },
  { value: 'co_owner', label: 'Co-owner' },
  { value: 'handler', label: 'Handler' },
  { value: 'foster', label: 'Foster' },
  { value: 'puppy_raiser', label: 'Puppy raiser' },
  { value: 'shelter', label: 'Shelter' },
];

export function relationLabel(relation: Relation): string {
  return RELATIONS.find((one) => one.value === relation)?.label ?? relation;
}
