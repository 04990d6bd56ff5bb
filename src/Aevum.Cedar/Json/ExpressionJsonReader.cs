using System.Text.Json;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Json;

/// <summary>Reads expressions in the JSON format of Cedar (EST).</summary>
internal sealed class ExpressionJsonReader
{
    private readonly int _maxHeight;
    private readonly int _maxDepth;

    internal ExpressionJsonReader(CedarLimits limits)
    {
        _maxHeight = limits.MaxNestingDepth;
        _maxDepth = PolicyJsonReader.DepthFor(limits.MaxNestingDepth);
    }

    internal Expression Read(JsonPlace place)
    {
        place.RequireDepth(_maxDepth);
        if (!place.TryGetOnlyMember(out var name, out var content))
        {
            throw place.Fail("an expression is an object with exactly one member, the name of its operator");
        }

        var expression = Read(name, content);
        return expression.Height <= _maxHeight
            ? expression
            : throw place.Fail($"the expression nests deeper than the limit of {_maxHeight} levels");
    }

    internal static string ReadTypeName(JsonPlace place)
    {
        var name = place.Text("the name of an entity type");
        return CedarName.IsName(name) ? name : throw place.Fail($"`{TokenReader.Shorten(name)}` is not an entity type name");
    }

    private Expression Read(string name, JsonPlace content)
    {
        if (EstOperators.TryFind(name, out BinaryOperator binary))
        {
            content.RequireOnly("left", "right");
            return new BinaryExpression(binary, Read(content.Get("left")), Read(content.Get("right")), default);
        }

        if (EstOperators.TryFind(name, out UnaryOperator unary))
        {
            content.RequireOnly("arg");
            return new UnaryExpression(unary, Read(content.Get("arg")), default);
        }

        return name switch
        {
            "Value" => ReadValue(content),
            "Var" => new VariableExpression(ReadVariable(content), default),
            "Slot" => throw content.Fail("a slot cannot stand in a condition"),
            "." => ReadAttribute(content),
            "has" => ReadHas(content),
            "like" => ReadLike(content),
            "is" => ReadIs(content),
            "if-then-else" => ReadIf(content),
            "Set" => new SetExpression(content.Items("an array of expressions").Select(Read).ToArray(), default),
            "Record" => ReadRecord(content),
            _ => ReadCall(name, content),
        };
    }

    private Expression ReadValue(JsonPlace place)
    {
        place.RequireDepth(_maxDepth);
        if (place.Kind == JsonValueKind.Array)
        {
            return new SetExpression(place.Items("an array").Select(ReadValue).ToArray(), default);
        }

        if (place.Kind != JsonValueKind.Object)
        {
            return new LiteralExpression(new ValueJsonReader(_maxDepth).Read(place, null), default);
        }

        if (place.TryGetOnlyMember(out var escape, out var inner))
        {
            switch (escape)
            {
                case "__extn": return ReadExtensionValue(inner);
                case "__entity": return new LiteralExpression(CedarValue.From(ValueJsonReader.ReadUid(inner)), default);
                case "__expr": throw place.Fail("the escape `__expr` is no longer part of Cedar");
            }
        }

        var fields = place.Members("an object").Select(member => new RecordField(member.Key, ReadValue(member.Value))).ToArray();
        return new RecordExpression(fields, default);
    }

    /// <summary>A call, not its result: a malformed argument fails when the policy is evaluated, as in policy text.</summary>
    private ExtensionCallExpression ReadExtensionValue(JsonPlace place)
    {
        var name = place.Get("fn").Text("the name of an extension function");
        var function = ExtensionFunction.Find(name) ?? throw place.Fail($"`{TokenReader.Shorten(name)}` is not an extension function");
        Expression[] arguments = place.TryGet("arg", out var only)
            ? [ReadValue(only)]
            : place.Get("args").Items("an array of arguments").Select(ReadValue).ToArray();
        return new ExtensionCallExpression(function, arguments, default);
    }

    private static RequestVariable ReadVariable(JsonPlace place) => place.Text("the name of a variable") switch
    {
        "principal" => RequestVariable.Principal,
        "action" => RequestVariable.Action,
        "resource" => RequestVariable.Resource,
        "context" => RequestVariable.Context,
        _ => throw place.Fail("the variables are `principal`, `action`, `resource` and `context`"),
    };

    private AttributeExpression ReadAttribute(JsonPlace place)
    {
        place.RequireOnly("left", "attr");
        return new AttributeExpression(Read(place.Get("left")), place.Get("attr").Text("the name of an attribute"), default);
    }

    private Expression ReadHas(JsonPlace place)
    {
        place.RequireOnly("left", "attr");
        var target = Read(place.Get("left"));
        var attribute = place.Get("attr");
        if (attribute.Kind != JsonValueKind.Array)
        {
            return new HasExpression(target, [attribute.Text("the name of an attribute, or an array of names")], default);
        }

        var path = attribute.Items("an array of names").Select(static name => name.Text("the name of an attribute")).ToArray();
        if (path.Length == 0)
        {
            throw attribute.Fail("at least one attribute name is needed");
        }

        // Policy text has the extended form for identifiers only.
        var has = new HasExpression(target, path, default);
        return Array.TrueForAll(path, CedarName.IsIdentifier) ? has : has.Expand();
    }

    private LikeExpression ReadLike(JsonPlace place)
    {
        place.RequireOnly("left", "pattern");
        var pattern = new LikePatternBuilder();
        foreach (var element in place.Get("pattern").Items("an array of pattern elements"))
        {
            if (element.Kind == JsonValueKind.String && element.Text("a pattern element") == "Wildcard")
            {
                pattern.AddWildcard();
            }
            else
            {
                element.RequireOnly("Literal");
                pattern.AddLiteral(element.Get("Literal").Text("a literal text"));
            }
        }

        return new LikeExpression(Read(place.Get("left")), pattern.Build(), default);
    }

    private IsExpression ReadIs(JsonPlace place)
    {
        place.RequireOnly("left", "entity_type", "in");
        var ancestor = place.TryGet("in", out var written) ? Read(written) : null;
        return new IsExpression(Read(place.Get("left")), ReadTypeName(place.Get("entity_type")), ancestor, default);
    }

    private IfExpression ReadIf(JsonPlace place)
    {
        place.RequireOnly("if", "then", "else");
        return new IfExpression(Read(place.Get("if")), Read(place.Get("then")), Read(place.Get("else")), default);
    }

    private RecordExpression ReadRecord(JsonPlace place) =>
        new(place.Members("an object of expressions").Select(member => new RecordField(member.Key, Read(member.Value))).ToArray(), default);

    private ExtensionCallExpression ReadCall(string name, JsonPlace place)
    {
        if (ExtensionFunction.Find(name) is not { } function)
        {
            var nearest = Suggestion.For(name, ExtensionFunction.All.Select(static known => known.Name));
            throw place.Fail($"`{TokenReader.Shorten(name)}` is neither an operator nor an extension function{(nearest is null ? "" : "; " + nearest)}");
        }

        var arguments = place.Items("an array of arguments").Select(Read).ToArray();
        return function.IsMethod && arguments.Length == 0
            ? throw place.Fail($"the method `{name}` needs at least its receiver")
            : new ExtensionCallExpression(function, arguments, default);
    }
}
