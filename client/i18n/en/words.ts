// The English words of the area "words": the field's own, the same in every room.

export const words = {
  channelNone: "No channel",
  channelInPerson: "In person",
  channelPhone: "Phone",
  channelEmail: "E-mail",
  channelWeb: "Website",
  channelApp: "App",
  channelChat: "Chat",
  channelSocial: "Social media",
  channelLetter: "Letter",
  channelEvent: "Event",
  channelPartner: "Partner",
  channelProduct: "Product",
  channelOther: "Other channel",
  directionNone: "No direction",
  directionToCustomer: "Company contacts customer",
  directionToCompany: "Customer contacts company",
} as const;
