// A model with one of each thing that BPMN 2.0 has around and beside what a process map shows, for tests of what is kept.

export const everyElement = `<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:v="urn:vendor"
  xmlns:o="urn:other file"
  id="d" name="All" targetNamespace="urn:shop" expressionLanguage="urn:feel" xml:lang="de-CH">
<b:import importType="http://www.omg.org/spec/BPMN/20100524/MODEL" location="Other file.bpmn" namespace="urn:other file"/>
<b:itemDefinition id="i1" structureRef="xs:string" isCollection="true"/><b:itemDefinition id="i2" itemKind="Physical"/>
<b:message id="m1" name="Order" itemRef="i1"><b:documentation>By post</b:documentation></b:message>
<b:signal id="s1" name="Fire" structureRef="i1"/><b:error id="e1" name="Refused" errorCode="42" structureRef="i1"/>
<b:escalation id="x1" name="Manager" escalationCode="7"/><b:dataStore id="d1" name="Stock" capacity="9" isUnlimited="false"/>
<b:resource id="r1" name="Clerk" v:role="sales"/>
<b:globalUserTask id="g1" name="Sign" implementation="##WebService"><b:documentation>Anywhere</b:documentation>
  <b:ioSpecification id="gio"><b:dataInput id="gi" name="Paper"/><b:inputSet id="gis"><b:dataInputRefs>gi</b:dataInputRefs></b:inputSet><b:outputSet id="gos"/></b:ioSpecification></b:globalUserTask>
<b:category id="k1" name="Phase"><b:categoryValue id="k2" value="Later"/></b:category>
<b:timerEventDefinition id="t1"><b:timeCycle>R/P1D</b:timeCycle></b:timerEventDefinition>
<b:process id="idle" name="Idle"><b:extensionElements><v:of><v:Part>x</v:Part><b:Grid spacing="15"><b:Ruler/></b:Grid></v:of></b:extensionElements></b:process>
<b:collaboration id="c" name="Shop and bank" isClosed="true"><b:extensionElements><v:diagram size="A4"/></b:extensionElements>
  <b:participant id="shop" name="Shop" processRef="sale" v:color="red"><b:documentation>Ours</b:documentation>
    <b:participantMultiplicity minimum="2" maximum="5"/></b:participant>
  <b:participant id="bank" name="Bank"/><b:participant id="buyer" name="Buyer" processRef="buying"/>
  <b:messageFlow id="f1" name="order" sourceRef="ask" targetRef="take" messageRef="m1"/>
  <b:messageFlow id="f2" sourceRef="book" targetRef="bank"><b:documentation>Daily</b:documentation></b:messageFlow>
</b:collaboration>
<b:process id="sale" name="Sale" processType="Private" isExecutable="true" v:version="3" definitionalCollaborationRef="c"><b:documentation>How we sell</b:documentation>
  <b:ioSpecification id="pio"><b:documentation>Both ways</b:documentation><b:dataInput id="pi" name="Wish" itemSubjectRef="i1"><b:dataState id="pis" name="new"/></b:dataInput><b:dataOutput id="po1" name="Parcel" isCollection="true"/>
    <b:inputSet id="pis1"><b:dataInputRefs>pi</b:dataInputRefs></b:inputSet><b:outputSet id="pos1"><b:dataOutputRefs>po1</b:dataOutputRefs></b:outputSet></b:ioSpecification>
  <b:property id="pp" name="region" itemSubjectRef="i1"><b:documentation>Where</b:documentation></b:property>
  <b:laneSet id="ls" name="Who"><b:lane id="l1" name="Office" v:cost="1"><b:childLaneSet id="cs">
      <b:lane id="l2" name="Desk"><b:documentation>First floor</b:documentation><b:flowNodeRef>take</b:flowNodeRef><b:flowNodeRef>start</b:flowNodeRef></b:lane>
      <b:lane id="l3" name="Books"><b:flowNodeRef>book</b:flowNodeRef><b:flowNodeRef>fail</b:flowNodeRef></b:lane></b:childLaneSet></b:lane>
    <b:lane id="l4"><b:flowNodeRef>tell</b:flowNodeRef><b:flowNodeRef>call</b:flowNodeRef><b:flowNodeRef>end</b:flowNodeRef></b:lane></b:laneSet>
  <b:startEvent id="start"><b:outgoing>q1</b:outgoing><b:signalEventDefinition signalRef="s1"/></b:startEvent>
  <b:receiveTask id="take" name="Take the order" messageRef="m1" instantiate="false"><b:incoming>q1</b:incoming><b:outgoing>q2</b:outgoing></b:receiveTask>
  <b:userTask id="book" name="Book" startQuantity="2"><b:incoming>q2</b:incoming><b:outgoing>q3</b:outgoing>
    <b:ioSpecification id="io"><b:extensionElements><v:sheet/></b:extensionElements><b:dataInput id="in1" name="First"/><b:dataInput id="in2" name="Second" itemSubjectRef="i1" isCollection="true" v:hidden="1"/>
      <b:dataOutput id="out1" name="Made"><b:documentation>By hand</b:documentation></b:dataOutput>
      <b:inputSet id="is1" name="Both"><b:dataInputRefs>in1</b:dataInputRefs><b:dataInputRefs>in2</b:dataInputRefs><b:optionalInputRefs>in2</b:optionalInputRefs><b:outputSetRefs>os1</b:outputSetRefs></b:inputSet>
      <b:outputSet id="os1"><b:dataOutputRefs>out1</b:dataOutputRefs></b:outputSet><b:outputSet id="os2" name="Nothing"/></b:ioSpecification>
    <b:property id="pr" name="sum"/>
    <b:dataInputAssociation id="da1"><b:sourceRef>list</b:sourceRef><b:targetRef>pr</b:targetRef></b:dataInputAssociation>
    <b:dataInputAssociation id="da3"><b:documentation>Read</b:documentation><b:sourceRef>stock</b:sourceRef><b:targetRef>in2</b:targetRef><b:transformation>a + b</b:transformation></b:dataInputAssociation>
    <b:dataInputAssociation id="da4"><b:sourceRef>pi</b:sourceRef><b:targetRef>in1</b:targetRef><b:assignment><b:from>x</b:from><b:to>y</b:to></b:assignment></b:dataInputAssociation>
    <b:dataOutputAssociation id="da2"><b:sourceRef>out1</b:sourceRef><b:targetRef>stock</b:targetRef></b:dataOutputAssociation>
    <b:dataOutputAssociation id="da5"><b:targetRef>po1</b:targetRef></b:dataOutputAssociation>
    <b:potentialOwner id="po" name="Clerks"><b:resourceRef>r1</b:resourceRef></b:potentialOwner></b:userTask>
  <b:boundaryEvent id="fail" name="No" attachedToRef="book"><b:outgoing>q4</b:outgoing><b:errorEventDefinition errorRef="e1"/></b:boundaryEvent>
  <b:intermediateThrowEvent id="tell" name="Tell"><b:incoming>q3</b:incoming><b:outgoing>q5</b:outgoing><b:escalationEventDefinition escalationRef="x1"/></b:intermediateThrowEvent>
  <b:callActivity id="call" name="Ship" calledElement="o:shipping"><b:incoming>q5</b:incoming><b:outgoing>q6</b:outgoing></b:callActivity>
  <b:endEvent id="end"><b:incoming>q4</b:incoming><b:incoming>q6</b:incoming><b:property id="ep" name="cause"/><b:dataInput id="ei" name="Reason"/><b:inputSet id="eis"><b:dataInputRefs>ei</b:dataInputRefs></b:inputSet></b:endEvent>
  <b:intermediateCatchEvent id="wait" name="Daily"><b:categoryValueRef>k2</b:categoryValueRef><b:eventDefinitionRef>t1</b:eventDefinitionRef></b:intermediateCatchEvent>
  <b:sequenceFlow id="q1" sourceRef="start" targetRef="take"/><b:sequenceFlow id="q2" sourceRef="take" targetRef="book"/>
  <b:sequenceFlow id="q3" sourceRef="book" targetRef="tell"/><b:sequenceFlow id="q4" sourceRef="fail" targetRef="end"/>
  <b:sequenceFlow id="q5" sourceRef="tell" targetRef="call"/><b:sequenceFlow id="q6" sourceRef="call" targetRef="end"/>
  <b:dataObject id="do" name="List" isCollection="true" itemSubjectRef="i2"/>
  <b:dataObjectReference id="list" name="List" dataObjectRef="do" itemSubjectRef="i2"><b:dataState id="ds" name="checked"/></b:dataObjectReference>
  <b:dataStoreReference id="stock" name="Stock" dataStoreRef="d1"/>
  <b:textAnnotation id="note" textFormat="text/html"><b:text>Mind the gap</b:text></b:textAnnotation>
  <b:association id="as" sourceRef="book" targetRef="note"/>
</b:process>
<b:process id="buying" name="Buying"><b:task id="ask" name="Ask"/></b:process>
<b:relationship id="rel" type="charter" direction="Both"><b:extensionElements><v:goal>All</v:goal></b:extensionElements><b:source>d</b:source><b:target>d</b:target></b:relationship></b:definitions>`;
