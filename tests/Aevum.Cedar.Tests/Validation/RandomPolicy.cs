namespace Aevum.Cedar.Tests.Validation;

/// <summary>
/// Makes policy texts from a seed that fit a fixed schema most of the time, with guarded and unguarded access to optional attributes and
/// tags, and now and then an expression of the wrong type.
/// </summary>
internal sealed class RandomPolicy(int seed)
{
    /// <summary>The schema the policies are about.</summary>
    internal const string Schema = """
        entity A in [G, A] { a: Long, o?: Long, r: { x: Long, y?: Long, z?: { w: Bool } }, s: Set<Long>, e: A, oe?: A, g: G, str: String, ostr?: String,
          d: decimal, dt: datetime, du: duration, i: ipaddr, b: Bool, ob?: Bool, act: Action, se: Set<A> } tags String;
        entity B in G { a: Long, b?: Bool, g?: G } tags Set<Long>;
        entity G in H { n: String };
        entity H;
        entity E enum ["x", "y"];
        action v in grp appliesTo { principal: [A, B], resource: [A, G], context: { c: Long, oc?: Long, b: Bool, e?: A, r?: { x: Long } } };
        action w in [grp, other] appliesTo { principal: A, resource: [E, B], context: { c: String } };
        action grp in top; action other; action top;
        """;

    private readonly Random _random = new(seed);

    /// <summary>One policy.</summary>
    internal string Next() =>
        $"permit({Scope("principal")}, {ActionScope()}, {Scope("resource")}) {Pick("when", "when", "unless")} {{ {Boolean(Pick(1, 1, 2, 2, 3))} }};";

    private T Pick<T>(params ReadOnlySpan<T> items) => items[_random.Next(items.Length)];

    private bool Chance(double share) => _random.NextDouble() < share;

    private string Scope(string variable) => _random.Next(8) switch
    {
        0 => $"{variable} == {Pick("A::\"x\"", "B::\"x\"", "E::\"x\"", "G::\"g\"")}",
        1 => $"{variable} in {Pick("A::\"x\"", "G::\"g\"", "H::\"h\"", "E::\"x\"")}",
        2 or 3 => $"{variable} is {Pick("A", "A", "B", "E", "G")}",
        4 => $"{variable} is {Pick("A", "B")} in {Pick("G::\"g\"", "H::\"h\"")}",
        _ => variable,
    };

    private string ActionScope() => _random.Next(5) switch
    {
        0 => $"action == {Pick("Action::\"v\"", "Action::\"w\"", "Action::\"grp\"")}",
        1 => $"action in {Pick("Action::\"grp\"", "Action::\"top\"", "Action::\"v\"")}",
        2 => "action in [Action::\"v\", Action::\"other\"]",
        _ => "action",
    };

    private string Boolean(int depth) => depth <= 0 ? SimpleBoolean() : _random.Next(24) switch
    {
        <= 3 => Guarded(depth),
        4 => Tagged(depth),
        5 or 6 => $"({Boolean(depth - 1)} && {Boolean(depth - 1)})",
        7 or 8 => $"({Boolean(depth - 1)} || {Boolean(depth - 1)})",
        9 => $"!({Boolean(depth - 1)})",
        10 => $"(if {Boolean(depth - 1)} then {Boolean(depth - 1)} else {Boolean(depth - 1)})",
        11 => $"({Any(depth - 1)} {Pick("==", "!=")} {Any(depth - 1)})",
        12 => $"({Long(depth - 1)} {Pick("==", "<", "<=", ">", ">=")} {Long(depth - 1)})",
        13 => $"({Extension(depth - 1)} {Pick("<", "<=", ">", ">=", "==")} {Extension(depth - 1)})",
        14 or 15 => $"({Entity(depth - 1)} in {Pick(Entity(depth - 1), Set(depth - 1), "[A::\"x\", A::\"y\"]", "[Action::\"grp\"]")})",
        16 => $"({Entity(depth - 1)} is {Pick("A", "B", "G", "E", "Action")})",
        17 => $"({Entity(depth - 1)} is {Pick("A", "B", "G")} in {Entity(depth - 1)})",
        18 => $"{Set(depth - 1)}.{Pick("containsAll", "containsAny")}({Set(depth - 1)})",
        19 => $"{Set(depth - 1)}.contains({Any(depth - 1)})",
        20 => $"({String(depth - 1)} like \"x*\")",
        21 => $"({Holder(depth - 1)} has {Pick("o", "oe", "ob", "y", "z", "oc", "e", "nope")})",
        22 => Pick($"{Extension(depth - 1)}.isIpv4()", $"{Extension(depth - 1)}.lessThan(decimal(\"1.0\"))", $"{Set(depth - 1)}.isEmpty()"),
        _ => $"{Holder(depth - 1)}.{Pick("b", "ob")}",
    };

    private string SimpleBoolean() => Pick(
        "true", "false", "principal is A", "principal is B", "resource is A", "principal == resource", "action == Action::\"v\"", "action in Action::\"grp\"", "context has oc", "context has b && context.b");

    /// <summary>A test for an attribute with a use of it behind, in one of the forms that prove it or do not.</summary>
    private string Guarded(int depth)
    {
        var holder = Pick("principal", "resource", "context", "principal.r", "principal.e", "context.r");
        var name = Pick("o", "oe", "ob", "ostr", "oc", "e", "y", "z", "b", "g", "r");
        var has = $"{holder} has {name}";
        var use = Pick($"{holder}.{name} == {Any(1)}", $"{holder}.{name} > 1", $"{holder}.{name}", Boolean(depth - 1));
        return Pick(
            $"({has} && {use})",
            $"({has} && {use})",
            $"(if {has} then {use} else {Boolean(depth - 1)})",
            $"(({has} || {Boolean(depth - 1)}) && {use})",
            $"(!({has}) || {use})",
            $"(({Boolean(depth - 1)} && {has}) && {use})",
            $"({has}.{Pick("x", "y", "w", "o")} && {use})");
    }

    private string Tagged(int depth)
    {
        var (holder, tag) = (Pick("principal", "resource", "principal.e"), Pick("\"x\"", "\"y\"", "principal.str"));
        return $"({holder}.hasTag({tag}) && {holder}.getTag({Pick(tag, tag, "\"x\"")}) == {Pick("\"a\"", "[1]", Any(depth - 1))})";
    }

    private string Long(int depth) => depth <= 0 ? Pick("0", "1", "-3", "9223372036854775807") : _random.Next(6) switch
    {
        0 => $"({Long(depth - 1)} {Pick("+", "-", "*")} {Long(depth - 1)})",
        1 => "duration(\"1h\").toHours()",
        2 => Chance(0.3) ? Any(depth - 1) : $"-({Long(depth - 1)})",
        _ => $"{Holder(depth - 1)}.{Pick("a", "a", "x", "c", "o")}",
    };

    private string String(int depth) => depth <= 0 ? Pick("\"x\"", "\"y\"", "\"1.1.1.1\"") : Pick($"{Entity(depth - 1)}.{Pick("str", "n", "ostr")}", "\"x\"", Any(depth - 1), "context.c");

    private string Entity(int depth) => depth <= 0 || Chance(0.5)
        ? Pick("principal", "principal", "resource", "action", "A::\"x\"", "G::\"g\"", "E::\"x\"", "Action::\"v\"")
        : Pick($"{Entity(depth - 1)}.{Pick("e", "g", "act", "oe")}", $"(if {Boolean(depth - 1)} then {Entity(depth - 1)} else {Entity(depth - 1)})");

    private string Holder(int depth) => Chance(0.7) ? Entity(depth) : Pick("context", "principal.r", "resource.r", "context.r", "principal.r.z", "{x: 1, b: true}");

    private string Extension(int depth) => _random.Next(6) switch
    {
        0 => $"ip({Pick("\"1.1.1.1\"", "\"::1/64\"", "\"nope\"", String(depth - 1))})",
        1 => $"decimal({Pick("\"1.0\"", "\"1\"")})",
        2 => $"datetime({Pick("\"2024-01-01\"", "\"2024\"")})",
        3 => $"duration({Pick("\"1h\"", "\"1x\"")})",
        4 => $"datetime(\"2024-01-01\").{Pick("offset(duration(\"1d\"))", "toDate()", "durationSince(datetime(\"2000-01-01\"))")}",
        _ => $"{Entity(depth - 1)}.{Pick("d", "dt", "du", "i")}",
    };

    private string Set(int depth)
    {
        if (depth <= 0 || Chance(0.4))
        {
            return Pick("principal.s", "principal.se", "[1, 2]", "[\"x\"]", "[]");
        }

        return Pick($"[{Long(depth - 1)}, {Long(depth - 1)}]", $"[{Entity(depth - 1)}, {Entity(depth - 1)}]", $"[{Any(depth - 1)}]");
    }

    private string Any(int depth) => depth <= 0 ? Pick("1", "\"x\"", "true", "principal", "resource", "context") : _random.Next(7) switch
    {
        0 => Long(depth - 1),
        1 => String(depth - 1),
        2 => Boolean(depth - 1),
        3 => Extension(depth - 1),
        4 => Set(depth - 1),
        5 => $"{{x: {Any(depth - 1)}, y: {Any(depth - 1)}}}",
        _ => Entity(depth - 1),
    };
}
