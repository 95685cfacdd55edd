// A model with one of each thing that BPMN 2.0 has around and beside what a process map shows, for tests of what is kept.

export const everyElement = `<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:v="urn:vendor"
  id="d" name="All" targetNamespace="urn:shop" expressionLanguage="urn:feel">
<b:itemDefinition id="i1" structureRef="xs:string" isCollection="true"/><b:itemDefinition id="i2" itemKind="Physical"/>
<b:message id="m1" name="Order" itemRef="i1"><b:documentation>By post</b:documentation></b:message>
<b:signal id="s1" name="Fire" structureRef="i1"/><b:error id="e1" name="Refused" errorCode="42" structureRef="i1"/>
<b:escalation id="x1" name="Manager" escalationCode="7"/><b:dataStore id="d1" name="Stock" capacity="9" isUnlimited="false"/>
<b:resource id="r1" name="Clerk" v:role="sales"/>
<b:collaboration id="c" name="Shop and bank" isClosed="true"><b:extensionElements><v:diagram size="A4"/></b:extensionElements>
  <b:participant id="shop" name="Shop" processRef="sale" v:color="red"><b:documentation>Ours</b:documentation>
    <b:participantMultiplicity minimum="2" maximum="5"/></b:participant>
  <b:participant id="bank" name="Bank"/><b:participant id="buyer" name="Buyer" processRef="buying"/>
  <b:messageFlow id="f1" name="order" sourceRef="ask" targetRef="take" messageRef="m1"/>
  <b:messageFlow id="f2" sourceRef="book" targetRef="bank"><b:documentation>Daily</b:documentation></b:messageFlow>
</b:collaboration>
<b:process id="sale" name="Sale" processType="Private" isExecutable="true" v:version="3"><b:documentation>How we sell</b:documentation>
  <b:laneSet id="ls" name="Who"><b:lane id="l1" name="Office" v:cost="1"><b:childLaneSet id="cs">
      <b:lane id="l2" name="Desk"><b:documentation>First floor</b:documentation><b:flowNodeRef>take</b:flowNodeRef><b:flowNodeRef>start</b:flowNodeRef></b:lane>
      <b:lane id="l3" name="Books"><b:flowNodeRef>book</b:flowNodeRef><b:flowNodeRef>fail</b:flowNodeRef></b:lane></b:childLaneSet></b:lane>
    <b:lane id="l4"><b:flowNodeRef>tell</b:flowNodeRef><b:flowNodeRef>call</b:flowNodeRef><b:flowNodeRef>end</b:flowNodeRef></b:lane></b:laneSet>
  <b:startEvent id="start"><b:outgoing>q1</b:outgoing><b:signalEventDefinition signalRef="s1"/></b:startEvent>
  <b:receiveTask id="take" name="Take the order" messageRef="m1" instantiate="false"><b:incoming>q1</b:incoming><b:outgoing>q2</b:outgoing></b:receiveTask>
  <b:userTask id="book" name="Book" startQuantity="2"><b:incoming>q2</b:incoming><b:outgoing>q3</b:outgoing>
    <b:property id="pr" name="sum"/>
    <b:dataInputAssociation id="da1"><b:sourceRef>list</b:sourceRef><b:targetRef>pr</b:targetRef></b:dataInputAssociation>
    <b:dataOutputAssociation id="da2"><b:targetRef>stock</b:targetRef></b:dataOutputAssociation>
    <b:potentialOwner id="po" name="Clerks"><b:resourceRef>r1</b:resourceRef></b:potentialOwner></b:userTask>
  <b:boundaryEvent id="fail" name="No" attachedToRef="book"><b:outgoing>q4</b:outgoing><b:errorEventDefinition errorRef="e1"/></b:boundaryEvent>
  <b:intermediateThrowEvent id="tell" name="Tell"><b:incoming>q3</b:incoming><b:outgoing>q5</b:outgoing><b:escalationEventDefinition escalationRef="x1"/></b:intermediateThrowEvent>
  <b:callActivity id="call" name="Ship" calledElement="shipping"><b:incoming>q5</b:incoming><b:outgoing>q6</b:outgoing></b:callActivity>
  <b:endEvent id="end"><b:incoming>q4</b:incoming><b:incoming>q6</b:incoming></b:endEvent>
  <b:sequenceFlow id="q1" sourceRef="start" targetRef="take"/><b:sequenceFlow id="q2" sourceRef="take" targetRef="book"/>
  <b:sequenceFlow id="q3" sourceRef="book" targetRef="tell"/><b:sequenceFlow id="q4" sourceRef="fail" targetRef="end"/>
  <b:sequenceFlow id="q5" sourceRef="tell" targetRef="call"/><b:sequenceFlow id="q6" sourceRef="call" targetRef="end"/>
  <b:dataObject id="do" name="List" isCollection="true" itemSubjectRef="i2"/>
  <b:dataObjectReference id="list" name="List" dataObjectRef="do" itemSubjectRef="i2"><b:dataState id="ds" name="checked"/></b:dataObjectReference>
  <b:dataStoreReference id="stock" name="Stock" dataStoreRef="d1"/>
  <b:textAnnotation id="note" textFormat="text/html"><b:text>Mind the gap</b:text></b:textAnnotation>
  <b:association id="as" sourceRef="book" targetRef="note"/>
</b:process>
<b:process id="buying" name="Buying"><b:task id="ask" name="Ask"/></b:process></b:definitions>`;
