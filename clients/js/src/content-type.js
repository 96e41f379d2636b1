/**
 * The media type under which the profile takes a file of this name. Browsers tell none, or one of
 * their system, for many files; the extension decides then. If the profile knows neither, the
 * declared one is left to be refused with a reason.
 *
 * @param {import('./types.js').Profile | undefined} profile
 * @param {string} name
 * @param {string} declared
 */
export function contentTypeOf(profile, name, declared) {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const types = Object.entries(profile?.contentTypes ?? {}).filter(([, extensions]) =>
    extensions.includes(extension));
  const fitting = types.find(([type]) => type === declared) ?? types[0];
  return fitting?.[0] ?? (declared || 'application/octet-stream');
}
