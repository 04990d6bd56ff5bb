namespace Aevum.Cedar.Tests.Json;

/// <summary>The JSON format of policies (EST), both ways.</summary>
public sealed class PolicyJsonTests
{
    [Theory]
    [InlineData("true", """{"Value":true}""")]
    [InlineData("-1", """{"Value":-1}""")]
    [InlineData("9223372036854775807", """{"Value":9223372036854775807}""")]
    [InlineData("A::\"b\"", """{"Value":{"__entity":{"type":"A","id":"b"}}}""")]
    [InlineData("principal", """{"Var":"principal"}""")]
    [InlineData("!true", """{"!":{"arg":{"Value":true}}}""")]
    [InlineData("-(1)", """{"neg":{"arg":{"Value":1}}}""")]
    [InlineData("1 + 2", """{"\u002B":{"left":{"Value":1},"right":{"Value":2}}}""")]
    [InlineData("1 in 2", """{"in":{"left":{"Value":1},"right":{"Value":2}}}""")]
    [InlineData("[1].contains(1)", """{"contains":{"left":{"Set":[{"Value":1}]},"right":{"Value":1}}}""")]
    [InlineData("[].isEmpty()", """{"isEmpty":{"arg":{"Set":[]}}}""")]
    [InlineData("principal.a", """{".":{"left":{"Var":"principal"},"attr":"a"}}""")]
    [InlineData("principal has \"a b\"", """{"has":{"left":{"Var":"principal"},"attr":"a b"}}""")]
    [InlineData("principal has a.b", """{"&&":{"left":{"has":{"left":{"Var":"principal"},"attr":"a"}},"right":{"has":{"left":{".":{"left":{"Var":"principal"},"attr":"a"}},"attr":"b"}}}}""")]
    [InlineData("\"a\" like \"b*\\*\"", """{"like":{"left":{"Value":"a"},"pattern":[{"Literal":"b"},"Wildcard",{"Literal":"*"}]}}""")]
    [InlineData("principal is A in B::\"c\"", """{"is":{"left":{"Var":"principal"},"entity_type":"A","in":{"Value":{"__entity":{"type":"B","id":"c"}}}}}""")]
    [InlineData("if true then 1 else 2", """{"if-then-else":{"if":{"Value":true},"then":{"Value":1},"else":{"Value":2}}}""")]
    [InlineData("{a: 1}", """{"Record":{"a":{"Value":1}}}""")]
    [InlineData("ip(\"::1\").isIpv4()", """{"isIpv4":[{"ip":[{"Value":"::1"}]}]}""")]
    public void Expressions_have_one_JSON_form(string text, string json)
    {
        var expected = $$"""{"effect":"permit","principal":{"op":"All"},"action":{"op":"All"},"resource":{"op":"All"},"conditions":[{"kind":"when","body":{{json}}}]}""".Replace("\\u002B", "+", StringComparison.Ordinal);

        Assert.Equal(expected, Policy.Parse("p", $"permit (principal, action, resource) when {{ {text} }};").ToJson());
        Assert.Equal(expected, Policy.ParseJson("p", expected).ToJson());
    }

    [Theory]
    [InlineData("principal == A::\"b\", action, resource", "\"principal\":{\"op\":\"==\",\"entity\":{\"type\":\"A\",\"id\":\"b\"}}")]
    [InlineData("principal is A in B::\"c\", action, resource", "\"principal\":{\"op\":\"is\",\"entity_type\":\"A\",\"in\":{\"entity\":{\"type\":\"B\",\"id\":\"c\"}}}")]
    [InlineData("principal, action in [Action::\"a\"], resource", "\"action\":{\"op\":\"in\",\"entity\":{\"type\":\"Action\",\"id\":\"a\"}}")]
    [InlineData("principal, action in [Action::\"a\", Action::\"b\"], resource", "\"action\":{\"op\":\"in\",\"entities\":[{\"type\":\"Action\",\"id\":\"a\"},{\"type\":\"Action\",\"id\":\"b\"}]}")]
    [InlineData("principal, action in [], resource", "\"action\":{\"op\":\"in\",\"entities\":[]}")]
    public void Scopes_have_one_JSON_form(string scope, string part)
    {
        var json = Policy.Parse("p", $"@note(\"x\") @flag forbid ({scope}) unless {{ true }};").ToJson();

        Assert.Contains(part, json, StringComparison.Ordinal);
        Assert.Contains("\"annotations\":{\"note\":\"x\",\"flag\":null}", json, StringComparison.Ordinal);
        Assert.Equal(json, Policy.ParseJson("p", json).ToJson());
    }

    [Fact]
    public void Templates_have_slots_in_JSON()
    {
        var json = Template.Parse("t", "permit (principal in ?principal, action, resource == ?resource);").ToJson();

        Assert.Contains("\"principal\":{\"op\":\"in\",\"slot\":\"?principal\"}", json, StringComparison.Ordinal);
        Assert.Equal(json, Template.ParseJson("t", json).ToJson());
    }

    [Theory]
    [InlineData("""{"Value":{"a":[1,{"__extn":{"fn":"ip","arg":"nonsense"}}]}}""", "{a: [1, ip(\"nonsense\")]}")]
    [InlineData("""{"has":{"left":{"Var":"context"},"attr":["a","b"]}}""", "context has a.b")]
    [InlineData("""{"has":{"left":{"Var":"context"},"attr":["a b","c"]}}""", "context has \"a b\" && context[\"a b\"] has c")]
    [InlineData("""{"like":{"left":{"Value":"a"},"pattern":["Wildcard",{"Literal":"ab"},{"Literal":"*"}]}}""", "\"a\" like \"*ab\\*\"")]
    public void Forms_that_only_JSON_has_are_read(string json, string text)
    {
        var policy = Policy.ParseJson("p", Body(json));

        Assert.Contains(text, policy.ToString(), StringComparison.Ordinal);
        Assert.Equal(policy.ToString(), Policy.Parse("p", policy.ToString()).ToString());
    }

    [Theory]
    [InlineData("""{"Var":"foo"}""", "$.conditions[0].body.Var: the variables are `principal`, `action`, `resource` and `context`")]
    [InlineData("""{"Slot":"?principal"}""", "$.conditions[0].body.Slot: a slot cannot stand in a condition")]
    [InlineData("""{}""", "$.conditions[0].body: an expression is an object with exactly one member, the name of its operator")]
    [InlineData("""{"==":{"left":{"Value":1}}}""", "$.conditions[0].body[\"==\"]: `right` is missing")]
    [InlineData("""{"!":{"arg":{"Value":true},"x":1}}""", "$.conditions[0].body[\"!\"]: unknown member `x`; the members here are arg")]
    [InlineData("""{"isIpv":[]}""", "$.conditions[0].body.isIpv: `isIpv` is neither an operator nor an extension function; did you mean `isIpv4`?")]
    [InlineData("""{"ip":{"Value":"1"}}""", "$.conditions[0].body.ip: expected an array of arguments, found an object")]
    [InlineData("""{"isIpv4":[]}""", "$.conditions[0].body.isIpv4: the method `isIpv4` needs at least its receiver")]
    [InlineData("""{"has":{"left":{"Value":1},"attr":[]}}""", "$.conditions[0].body.has.attr: at least one attribute name is needed")]
    [InlineData("""{"like":{"left":{"Value":1},"pattern":"a*"}}""", "$.conditions[0].body.like.pattern: expected an array of pattern elements, found a string")]
    [InlineData("""{"is":{"left":{"Value":1},"entity_type":"A B"}}""", "$.conditions[0].body.is.entity_type: `A B` is not an entity type name")]
    [InlineData("""{"Value":null}""", "$.conditions[0].body.Value: `null` is no value of Cedar; leave the attribute out instead")]
    [InlineData("""{"Value":1.5}""", "$.conditions[0].body.Value: `1.5` is not a 64-bit integer; write other numbers as decimal")]
    public void Wrong_expressions_are_refused_with_the_place(string json, string message) =>
        Assert.Equal(message, Assert.Throws<CedarDataException>(() => Policy.ParseJson("p", Body(json))).Message);

    [Theory]
    [InlineData("\"effect\":\"permit\"", "\"effect\":\"allow\"", "$.effect: the effect must be `permit` or `forbid`")]
    [InlineData("\"effect\":\"permit\"", "\"effect\":\"permit\",\"extra\":1", "$: unknown member `extra`; the members here are effect, principal, action, resource, conditions, annotations")]
    [InlineData("\"conditions\":[]", "\"annotations\":{}", "$: `conditions` is missing")]
    [InlineData("\"conditions\":[]", "\"conditions\":[{\"kind\":\"if\",\"body\":{}}]", "$.conditions[0].kind: the kind of a condition must be `when` or `unless`")]
    [InlineData("\"conditions\":[]", "\"conditions\":[],\"annotations\":{\"a b\":\"\"}", "$.annotations[\"a b\"]: the name of an annotation must be an identifier")]
    [InlineData("\"action\":{\"op\":\"All\"}", "\"action\":{\"op\":\"in\",\"entities\":[{\"type\":\"Foo\",\"id\":\"a\"}]}", "$.action.entities[0]: `Foo::\"a\"` is not an action; the type of an action is `Action`, with or without a namespace")]
    [InlineData("\"action\":{\"op\":\"All\"}", "\"action\":{\"op\":\"is\",\"entity_type\":\"Action\"}", "$.action: the operator for the action must be `All`, `==`, `in`")]
    [InlineData("\"principal\":{\"op\":\"All\"}", "\"principal\":{\"op\":\"in\",\"slot\":\"?resource\"}", "$.principal.slot: the slots are `?principal` for the principal and `?resource` for the resource; an action has none")]
    public void Wrong_policies_are_refused_with_the_place(string part, string replacement, string message)
    {
        const string good = """{"effect":"permit","principal":{"op":"All"},"action":{"op":"All"},"resource":{"op":"All"},"conditions":[]}""";

        var fault = Assert.Throws<CedarDataException>(() => Policy.ParseJson("p", good.Replace(part, replacement, StringComparison.Ordinal)));

        Assert.Equal(message, fault.Message);
    }

    [Fact]
    public void A_policy_set_takes_text_or_JSON_for_each_policy()
    {
        var set = PolicySet.ParseJson("""{"staticPolicies": {"a": "permit (principal, action, resource);"}, "templates": {"t": "permit (principal == ?principal, action, resource);"}, "templateLinks": [{"templateId": "t", "newId": "l", "values": {"?principal": {"type": "U", "id": "x"}}}]}""");

        Assert.Equal(["a", "l"], set.Policies.Select(static policy => policy.Id));
    }

    [Theory]
    [InlineData("""{"staticPolicies": {"a": "permit (principal == ?principal, action, resource);"}}""", "$.staticPolicies.a: a policy with slots belongs under `templates`")]
    [InlineData("""{"templates": {"a": "permit (principal, action, resource);"}}""", "$.templates.a: a template must have a slot")]
    [InlineData("""{"policies": {}}""", "$: unknown member `policies`; the members here are staticPolicies, templates, templateLinks")]
    public void Wrong_policy_sets_are_refused_with_the_place(string json, string message) =>
        Assert.Equal(message, Assert.Throws<CedarDataException>(() => PolicySet.ParseJson(json)).Message);

    private static string Body(string body) => $$"""{"effect":"permit","principal":{"op":"All"},"action":{"op":"All"},"resource":{"op":"All"},"conditions":[{"kind":"when","body":{{body}}}]}""";
}
