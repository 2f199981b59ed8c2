/**
 * Keys of the sandbox's merchant, DER in base64. Published on purpose, as all of `sandbox-credentials.ts`: they sign
 * nothing but what apps/sandbox reads, and a production process refuses to start with them.
 */
export const MERCHANT_PRIVATE_KEY = [
  'MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQDa3bwmgg6/zALNixsUwU3nnn2IbJuqRwGHAoR0aMrgD0SpG3eN',
  '30KWoFX5rzlFdKNIe/1jueKQqqbwvk3mMlzbiaqEZlDj1fZU6DI7qY1Qkqa56CiyRoHrbzlwnVzPn1qq9F6KMX/Sk/sj12FeOYrx',
  'jT4tet4SffwO7qJoaqGe14D0CTIygb/NSqmGptOMSwrFnSznmBhpKqdnOEro2zUYLmnly+CO74aPFMdfubZoBcBZmmFrTFbTHhzk',
  'ngFtcfZjsWyxrVufh4BL2QjSvgnxx0qdPYB1/heZ3Ih2RgsoNyIRak5+eLWhza8ewy6XTB9MR/8oe6/uOL+TT4L48NIFAgMBAAEC',
  'ggEAHJ20ucEz/fpF3IuFTy2mCrRje+idYsJVbgpTeKfx7KE6bDTh6QwJmAmfLB3vqkfhiHrjqrwVZi5V1PDA3Sn1D6Q8hgKdrWhe',
  'hIP2e2wEBMaj43c6CPMkjfyVIUcF6USP1X3NdZqauJTuF2XT/n6eDs6VlFs1+Wt8/xPO6sGUX6DWKfaDPXYdDzv7kjWRqEGHjbqZ',
  'skV89CNra+8DIztvi9sWhKusPgkgQ0jgHKsHg6YU+La8O1TNgTdQgH0Qawe5GtlDy+o5UEpuaCY6+LLTs8NnbIm30LcL6nWxzFRi',
  'QT8eDwsRHrOafr6rp+qKYhEBW1eYzYDHTp94QGa1bSyXWQKBgQD5KRA/GJFhE83ilUZ7daxwL4sKh+yPyxEsug0VFGgvEmvsWglZ',
  'Pd2ZyaAh44HDyzS2xGl6rqmlHZPyCL4BY7Y2QthW6zzbQjnduLrvrYUXwy6ExxODht8ZZOnh4pAuCVrGrQ1yxJlwS4zlSqgJqazr',
  'CAkImu5yNykH1LbXad/KGQKBgQDg38iFouy/NrJMXu9XlAalLzm+nx8FJPqA4zdpmQJBdaYY11U+qNPGHUtgNX2H64eL3PoUmhze',
  'mObIsx9F2RN8HQrtx992J2ZOhgrvxte7g4I34ep9r8uoTj/hQp0w7SLPeG+Go37uB2IJL3u/MJPNIbfYNBIXJADhbtBN7lNczQKB',
  'gQDyj3hihI9bO4VutTYVkNxbpt0sVmEFJ4LD0ShVQjWexcdNI+X//AtU4QXEmBBHRPc/inzJU2qR9PaHZN1cyu6janXkQERRi+p7',
  'oJBULs/n7zrFRm0H2XAt76EFJ6SHPNIjomr6NMzPlq1Gt2RZa9aMRJlOyE2j4XFPT1Tk5wxXWQKBgQCyKTqCfjGZ0Sj0DucLePDG',
  '4KKcXw9BkSmTAfH+DMbXu/FLjxcvnKykMsNsRxTcogNzETFlLzCeP3/hFOE7AqBIXe4xs4Bc6RxKLDLwA5caLjf2NFwHFkeBYfWE',
  'b7WAdPB2dZHOlyxSQ7EtW9xr/n2rMQKqHZ8TjGfSM2x/wcl0JQKBgDwwCSqYsWj9KQo83OceuESXJ95dbnHlnQoTZE0ZKGwZNgOw',
  'f0+r34VJmkhuMwqoqihadliWCVeEfwp0wwty1d3lYNxFh43JpnqIn4uNmOoXBmYV+xi0GrM1r7E7WmlZBGuwfTRmxIUFqZr9V7Lr',
  'hh4d2qoA4lqL4FTrRoa7H7rB',
].join('');

/** What the sandbox's answers and notices are checked with. */
export const PLATFORM_PUBLIC_KEY = [
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA1Y1mI8et++NgL/c+ku3sclrBVt6AqNJ48tITGPbLqXvFsXdwpjNnuO6z',
  'pTvChjm+y08B75eXK2xkqo4ekApQ7n/DynrLCFBToNojOR7b1XvRjzOQ/jEULNvfTFAfEtIDf/De6kjNDQV7nik9ECfi/1ieAJSX',
  'iUjwYGDk1RLx9oQrvddV/wtVv4XLnGalv8E0vW37Q1u+/UPK8DREalpEhcntpo2icgdleImP7Mj5HFLTGCUcM/lJPCXRd1ShikfK',
  'iovWO/+BHuwHhzHUe5eC0X4izXS71hT2rorWizRFuzPcria4X/xYM0+HYlSGfWLG6XWBexOKE13+8FRpDLDMLQIDAQAB',
].join('');
