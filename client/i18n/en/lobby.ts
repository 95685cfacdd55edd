// The English words of the area "lobby". Keys are flat and camelCase; plurals end in _one and _other.

export const lobby = {
  // The start page.
  documentTitle: "Waymark",
  claim: "See your company the way your customers walk through it.",
  claimMore:
    "Waymark is a shared canvas for customer journeys: collect touchpoints anonymously, lay them out as journeys, feel together where it helps and where it hurts. It runs on your own server, without accounts.",
  pictureLabel:
    "A journey drawn as a curve through five steps, from curious up to pleased, down to annoyed, and up again.",
  pictureCurious: "hears of us",
  picturePleased: "chooses",
  picturePain: "waits",
  pictureMoment: "moment of truth",
  pictureLove: "comes back",
  create: "Create a workshop",
  creating: "Creating the workshop …",
  createHint: "One click. You get the links for everybody else.",
  templatesTitle: "Or begin with an example",
  templatesText:
    "Departments, two personas and the stages of their journeys are there; everything can be changed.",
  templateDepartments_one: "{{count}} department",
  templateDepartments_other: "{{count}} departments",
  templateStages: "Stages",
  fileTitle: "Continue from a file",
  fileText:
    "A workshop that was exported from Waymark becomes a new workshop here, with its own links.",
  fileDrop: "An exported workshop",
  fileNotJson:
    "“{{name}}” is not a file that Waymark exported. Expected is the file of a whole workshop, ending in .json.",
  fileRefused: "“{{name}}” did not become a workshop. {{message}}",
  fileTooLarge: "“{{name}}” is larger than {{megabytes}} MB. That is more than a workshop can be.",
  knownTitle: "Your workshops in this browser",
  knownRole: "as {{role}}",
  lastOpened: "last opened {{date}}",
  neverOpened: "not opened yet",
  forget: "Forget: {{title}}",
  forgetTitle: "Forget this workshop?",
  forgetText:
    "This browser forgets “{{title}}”, its links and what you wrote there but did not send. The workshop stays on the server; without a link nobody gets in.",
  forgetOwner:
    "You have its facilitator link here. Copy it first, or nobody may be able to facilitate it any more.",
  forgetConfirm: "Forget",
  untitled: "Untitled workshop",

  // The lobby.
  room: "Lobby",
  titleLabel: "Title",
  questionLabel: "Guiding question",
  questionEmpty: "Add a guiding question",
  editTitle: "Edit the title: {{text}}",
  editQuestion: "Edit the guiding question: {{text}}",
  undoTitle: "rename the workshop",
  undoQuestion: "change the guiding question",

  roleFacilitator: "Facilitator",
  roleCurator: "Curator",
  roleContributor: "Contributor",
  roleViewer: "Viewer",

  nextTitle: "Next: the brainstorm",
  nextText:
    "Show the code on the wall, wait until people are in, then open the brainstorm. Everybody writes on their own device.",
  nextButton: "Start with a brainstorm",
  nextOther: "Now: {{room}}",
  nextGo: "Go there",

  linksTitle: "Links",
  linksText: "A link is the key: whoever has it comes in with its role. No account is needed.",
  mayFacilitator:
    "Runs the workshop: opens rounds, reveals, sets the phase, makes and revokes links.",
  mayCurator: "Edits everything on the map. Cannot run rounds.",
  mayContributor:
    "Takes part: writes, rates, looks at everything. Edits the map only while that is switched on.",
  mayViewer: "Looks on. Changes nothing.",
  copyLink: "Copy",
  linkUnknown:
    "This browser does not know this link. Whoever created the workshop has it, or make a new one.",
  newLink: "Make a new link",
  linkMenu: "More about the link: {{role}}",
  replaceLink: "Replace the link …",
  revokeLink: "Revoke the link …",
  replaceTitle: "Replace the link for “{{role}}”?",
  replaceText:
    "The old link stops working at once, for everybody who uses it, and a new one is made. What they have done stays.",
  replaceOwn: "You use such a link yourself: this browser changes to the new one.",
  replaceConfirm: "Replace",
  revokeTitle: "Revoke the link for “{{role}}”?",
  revokeText:
    "Whoever uses it is sent out at once and cannot come back with it. What they have done stays. You can make a new link later.",
  revokeConfirm: "Revoke",
  replaced: "There is a new link now. The old one does not work any more.",
  made: "There is a new link now.",
  revoked: "The link does not work any more.",
  noneActive: "There is no link of this kind. Nobody new can come in with this role.",
  severalActive_one: "{{count}} link of this kind works at the moment.",
  severalActive_other: "{{count}} links of this kind work at the moment.",

  addressTitle: "Which address do phones reach?",
  addressText:
    "You opened Waymark on this computer as “localhost”, which means something else on every phone. Links and code below use the address of this computer in your network.",
  addressLabel: "Address in your network",
  addressNone:
    "You opened Waymark as “localhost”, and this computer has no address in a network that could be offered. The links work only here. Connect it to the network of the phones, or open this page under the server's name.",

  wallTitle: "For everybody in the room",
  wallText: "Scan with the camera of a phone. Nothing to install, no account, no name.",
  wallOpen: "Show on the wall",
  wallClose: "Close",
  wallLabel: "QR code that leads contributors into the workshop",
  wallHeadline: "Take part with your phone",
  wallScan: "Point your camera at the code.",
  wallPromise: "Nothing to install, no account, no name.",
  wallType: "Or open this address:",
  wallHere_one: "{{count}} person is in",
  wallHere_other: "{{count}} people are in",
  wallUnknown:
    "The code needs a link that this browser does not know. Make one here: those that were given away go on working.",
  wallNone: "No link for contributors works now. Make one here, and its code is shown.",
  wallMake: "Make a link and show its code",

  mapOpen: "Contributors may edit the map",
  mapOpenHint: "Otherwise they write in rounds, rate, and look. You can switch it at any time.",

  peopleTitle: "Who is here",
  peopleCount_one: "Only you so far",
  peopleCount_other: "{{count}} people",
  peopleUnnamed_one: "{{count}} without a name",
  peopleUnnamed_other: "{{count}} without a name",
  peopleHint:
    "A name is optional: give yours at the top, with the people who are here, on a phone in the menu.",
  peopleAnonymous: "Names are hidden while an anonymous round is open.",

  departmentsTitle: "Departments",
  departmentsText:
    "Touchpoints get an owner; votes are shown by department only where enough people vote.",
  departmentsNone: "No departments yet.",
  departmentName: "Name of the department: {{name}}",
  departmentFind: "Find a department",
  departmentsFound_zero: "No department is called so.",
  departmentsFound_one: "{{count}} department found",
  departmentsFound_other: "{{count}} departments found",
  departmentsAll_one: "Show the {{count}} department",
  departmentsAll_other: "Show all {{count}} departments",
  departmentsFewer: "Show fewer",
  departmentNew: "New department",
  departmentAdd: "Add",
  departmentColor: "Colour of {{name}}: {{color}}",
  departmentDelete: "Delete: {{name}}",
  departmentDeleteTitle: "Delete “{{name}}”?",
  departmentDeleteText_one: "{{count}} touchpoint or lane belongs to it and will belong to none.",
  departmentDeleteText_other:
    "{{count}} touchpoints or lanes belong to it and will belong to none.",
  departmentAdded: "“{{name}}” is added.",
  departmentDeleted: "“{{name}}” is deleted.",
  departmentTaken: "There is a department of this name already.",
  undoAddDepartment: "add a department",
  undoRenameDepartment: "rename a department",
  undoColorDepartment: "colour a department",
  undoDeleteDepartment: "delete a department",
  color1: "blue, circle",
  color2: "ochre, square",
  color3: "teal, triangle",
  color4: "pink, diamond",
  color5: "violet, hexagon",
  color6: "olive, cross",
  color7: "brick, drop",
  color8: "grey, ring",

  personasTitle: "Personas",
  personasNone: "No personas yet. They are made in the room Journeys.",
  personasEdit: "Edit in Journeys",

  welcome: "Welcome",
  welcomeWait: "The facilitator will start soon.",
  welcomeLed: "Stay here: you are taken along when it starts.",
  welcomeGo: "The workshop is already on its way.",
  welcomeGoTo: "Go to: {{room}}",
  whatTitle: "What will happen",
  whatBrainstorm:
    "Everybody writes down moments in which customers meet us: alone, anonymously, on their own device.",
  whatBoard: "All cards appear at once, shuffled. Together you tidy them up.",
  whatJourneys: "The cards become journeys: step by step, as a customer lives through them.",
  whatFeel: "Everybody rates each step, from pain to love. Then you see where it matters.",
  whatViewer: "You look on. Nothing you do here changes anything.",
  yourDepartment: "Your department (optional)",
  yourDepartmentHint:
    "Only for ratings: shows what departments feel, where at least five of one have rated. Never shown with a name, never with your cards.",
  yourDepartmentFind: "Find your department",
  yourDepartmentNone: "Rather not say",
  gapsTitle: "Moments of truth",
  gaps_one: "{{count}} of {{all}} lacks a process map, an owner, an action or evidence.",
  gaps_other: "{{count}} of {{all}} lack a process map, an owner, an action or evidence.",
  gapsNone_one: "The one moment of truth lacks nothing.",
  gapsNone_other: "None of the {{count}} moments of truth lacks anything.",
  gapsGo: "See them backstage",

  deleteTitle: "When all is done",
  deleteHint:
    "A workshop stays on the server until somebody who runs it deletes it. With it go its texts, ratings and links, for everybody.",
  deleteButton: "Delete the workshop …",
  deleteAsk: "Delete “{{title}}” for everybody?",
  deleteText:
    "All who are here are sent out at once, and nothing of it can be brought back: no touchpoints, no journeys, no ratings, no process maps.",
  deleteKeep:
    "Export it as a file before, if it may be wanted again: that file becomes a workshop anew.",
  deleteType: "Write “{{title}}” to go on",
  deleteWrong: "That is not its title. Write “{{title}}”, or cancel.",
  deleteConfirm: "Delete for everybody",
  deleteDone: "“{{title}}” is deleted.",
} as const;
