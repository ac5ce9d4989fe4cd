/** What bundlers and frameworks let a file import, and Node.js has no loader for. */
const ASSET =
  /\.(?:css|scss|sass|less|styl|svg|png|jpe?g|gif|webp|avif|ico|bmp|woff2?|ttf|otf|eot|mp[34]|webm|ogg|wav|pdf|html?|vue|svelte|astro|mdx?|graphql|gql|glsl|vert|frag|ya?ml|toml|txt|csv)(?:\?.*)?$/i;

/** Whether an import names something that only a bundler can load: a style sheet, an image and the like. */
export function isAsset(specifier: string): boolean {
  return ASSET.test(specifier);
}
