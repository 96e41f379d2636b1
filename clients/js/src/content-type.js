/**
 * The media type to declare for a file of this name. What a browser says is what its system believes:
 * where the profile expects something else for such a name, nothing is declared, and the API takes
 * what belongs to the name.
 *
 * @param {import('./types.js').Profile | undefined} profile
 * @param {string} name
 * @param {string} type what the file says of itself
 */
export function declaredType(profile, name, type) {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const fits = Object.entries(profile?.contentTypes ?? {})
    .some(([known, extensions]) => known === type && extensions.includes(extension));
  return fits ? type : '';
}
