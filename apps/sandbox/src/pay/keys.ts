/**
 * The other halves of the keys the API has in `platform/outside/sandbox-pay-keys.ts`, DER in base64. Published on
 * purpose: they open nothing but this sandbox.
 */
export const PLATFORM_PRIVATE_KEY = [
  'MIIEvwIBADANBgkqhkiG9w0BAQEFAASCBKkwggSlAgEAAoIBAQDVjWYjx63742Av9z6S7exyWsFW3oCo0njy0hMY9supe8Wxd3Cm',
  'M2e47rOlO8KGOb7LTwHvl5crbGSqjh6QClDuf8PKessIUFOg2iM5HtvVe9GPM5D+MRQs299MUB8S0gN/8N7qSM0NBXueKT0QJ+L/',
  'WJ4AlJeJSPBgYOTVEvH2hCu911X/C1W/hcucZqW/wTS9bftDW779Q8rwNERqWkSFye2mjaJyB2V4iY/syPkcUtMYJRwz+Uk8JdF3',
  'VKGKR8qKi9Y7/4Ee7AeHMdR7l4LRfiLNdLvWFPauitaLNEW7M9yuJrhf/FgzT4diVIZ9YsbpdYF7E4oTXf7wVGkMsMwtAgMBAAEC',
  'ggEAKL3pjO15VstWLEiEFmWQfO+uH6vjCXJgM1lbXeGl0N+lg5pZMkgv43Mc8GryjYeiTCj2Yla+N0FegkCLeakSMDJNcQmUxzEG',
  'B3PekPT/dV8CR8sLgEduRTGsjCNkDkPleYkDiliZ0EBpyW6uMPEfKF6ohE1VDNLO02Bg//q1kXVkAXrA8HpJC5DRJ83l/CyY+E1A',
  'gSfHdGDXI9DU7Y8e0tigIeYa3wsCaTiTlRywFse+33nywhaSjDkIwu7pkarCe9wLemWGnSlO4dO4wjzjNSsiHjwV49qUQcjMMVty',
  'jRCGzMI9apFAGIJ0UXAduVudnGxA95Z+5S3AojsLA6i1UQKBgQD35jZHwBRvOAcJw9pNGPA3235f5YPs+NLeukrCcX28ynmlKRlW',
  'fpIESm+DkUpgWJN1T9/KteW3+UvFvO+RCcalpMgnO5N0Q6r0IkoMGgBfwdwOzPEqigtO6gE6FOnTYiQ1V2HAtlxnKvXvNLjg1/3+',
  'CpRE+HMCyYB3vNqiTgNkcQKBgQDch9wOGl8hqccW94UrSyo2qLcGI4fNl3LHyG9Dhs5nsyKQS1PRfSsjrf9APdI4sBhgea1hlbfJ',
  'cqXwJj3YXSiP/jSYMv1EQyEC80IyeLlI4wrjIwPEZy7CIGVkVnsDtSZH7R04ThrL5s5qjsL9rr5gmkBhG1vSJ96GZdWsAtFRfQKB',
  'gQCuseT+mzXLSshq8UIdor1mH5/nJG7byF2R5+ZXMHNTX7xpz5Szh26O54W+Sd0IGGOSAD/NMnI4O85SAtswcpsyj/Uc8Lbw797B',
  'PIjCDnDFCnBxXat2NuHRMsa6j5JYDIlHrdSNYfWsHnJBp/3BNXUgWYQzNoKWLDoEJ2pLhn6NgQKBgQCUIvLvykky/K/OvrAGt/QA',
  'SW7AQee8c8pXZ01OJ+TIhe1mziLcqt7qlbvLdHudNrT5QWL1FTQirs/GtHmAuHtB1nmP71hvnUQ0jiFec/fKfTDYCLJEISeooUha',
  'kTkK8YlocV/abaTUaRMpQwK6k8IwdA1g7ZbNYZi54PgaFr5ypQKBgQCUFmdX3VUWsGq6sp7Mqthyc2McttFdYB+Dqj06sg7c99Gd',
  'uBIPG3uzYsuah7h5dqQp5Zu9332pOjpSsPUk9vSiB7MaG2y2yhi/GMEe6797r//mB7fRSAjQQwtpkyqJaYXfkTfYa5Libreoy9Um',
  'Q/SMTvpJ1OlsvW38iT04xvfgJA==',
].join('');

/** What the merchant's requests are checked with. */
export const MERCHANT_PUBLIC_KEY = [
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA2t28JoIOv8wCzYsbFMFN5559iGybqkcBhwKEdGjK4A9EqRt3jd9ClqBV',
  '+a85RXSjSHv9Y7nikKqm8L5N5jJc24mqhGZQ49X2VOgyO6mNUJKmuegoskaB6285cJ1cz59aqvReijF/0pP7I9dhXjmK8Y0+LXre',
  'En38Du6iaGqhnteA9AkyMoG/zUqphqbTjEsKxZ0s55gYaSqnZzhK6Ns1GC5p5cvgju+GjxTHX7m2aAXAWZpha0xW0x4c5J4BbXH2',
  'Y7Fssa1bn4eAS9kI0r4J8cdKnT2Adf4XmdyIdkYLKDciEWpOfni1oc2vHsMul0wfTEf/KHuv7ji/k0+C+PDSBQIDAQAB',
].join('');
