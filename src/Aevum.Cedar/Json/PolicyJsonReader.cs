using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Json;

/// <summary>Reads policies in the JSON format of Cedar (EST). Unknown members are refused: a misspelt condition must not vanish.</summary>
internal sealed class PolicyJsonReader
{
    // An operator takes two levels of JSON: its name, and the role of the operand.
    private const int LevelsPerOperator = 3;
    private const int FormatDepth = 16;

    private static readonly string[] VariableNames = ["principal", "action", "resource"];

    private readonly ExpressionJsonReader _expressions;

    internal PolicyJsonReader(CedarLimits limits) => _expressions = new ExpressionJsonReader(limits);

    /// <summary>Levels of JSON that a tree of the given height may need.</summary>
    internal static int DepthFor(int nesting) => (nesting * LevelsPerOperator) + FormatDepth;

    internal static PolicySyntax ReadPolicy(string json, CedarLimits limits) =>
        JsonPlace.Read(json, limits.MaxJsonLength, DepthFor(limits.MaxNestingDepth), new PolicyJsonReader(limits).Read);

    internal PolicySyntax Read(JsonPlace place)
    {
        place.RequireOnly("effect", "principal", "action", "resource", "conditions", "annotations");
        var scope = new ScopeConstraint[VariableNames.Length];
        for (var at = 0; at < scope.Length; at++)
        {
            scope[at] = ReadConstraint(place.Get(VariableNames[at]), (RequestVariable)at);
        }

        var conditions = place.Get("conditions").Items("an array of conditions").Select(ReadCondition).ToArray();
        return new PolicySyntax(ReadEffect(place.Get("effect")), ReadAnnotations(place), scope, conditions, default);
    }

    private static PolicyEffect ReadEffect(JsonPlace place) => place.Text("`permit` or `forbid`") switch
    {
        "permit" => PolicyEffect.Permit,
        "forbid" => PolicyEffect.Forbid,
        _ => throw place.Fail("the effect must be `permit` or `forbid`"),
    };

    private static Annotation[] ReadAnnotations(JsonPlace place)
    {
        var annotations = new List<Annotation>();
        if (!place.TryGet("annotations", out var written))
        {
            return [];
        }

        foreach (var (name, value) in written.Members("an object of annotations"))
        {
            if (!CedarName.HasIdentifierForm(name))
            {
                throw value.Fail("the name of an annotation must be an identifier");
            }

            var text = value.Kind == System.Text.Json.JsonValueKind.Null ? null : value.Text("a string or null");
            annotations.Add(new Annotation(name, text, default));
        }

        return [.. annotations];
    }

    private PolicyCondition ReadCondition(JsonPlace place)
    {
        place.RequireOnly("kind", "body");
        var kind = place.Get("kind").Text("`when` or `unless`") switch
        {
            "when" => ConditionKind.When,
            "unless" => ConditionKind.Unless,
            _ => throw place.Get("kind").Fail("the kind of a condition must be `when` or `unless`"),
        };
        return new PolicyCondition(kind, _expressions.Read(place.Get("body")), default);
    }

    private static ScopeConstraint ReadConstraint(JsonPlace place, RequestVariable variable)
    {
        switch (place.Get("op").Text("an operator"))
        {
            case "All" or "all":
                return ScopeConstraint.Any(variable, default);
            case "==":
                return ScopeConstraint.Equal(variable, ReadTarget(place, variable), default);
            case "in" when place.TryGet("entities", out var list) && variable == RequestVariable.Action:
                return ScopeConstraint.InList(variable, list.Items("an array of actions").Select(ReadAction).ToArray(), default);
            case "in":
                return ScopeConstraint.In(variable, ReadTarget(place, variable), default);
            case "is" when variable != RequestVariable.Action:
                return ReadIs(place, variable);
            default:
                throw place.Fail($"the operator for the {VariableNames[(int)variable]} must be `All`, `==`, `in`{(variable == RequestVariable.Action ? "" : " or `is`")}");
        }
    }

    private static ScopeConstraint ReadIs(JsonPlace place, RequestVariable variable)
    {
        var type = ExpressionJsonReader.ReadTypeName(place.Get("entity_type"));
        return place.TryGet("in", out var ancestor)
            ? ScopeConstraint.IsIn(variable, type, ReadTarget(ancestor, variable), default)
            : ScopeConstraint.Is(variable, type, default);
    }

    private static ScopeTarget ReadTarget(JsonPlace place, RequestVariable variable)
    {
        if (place.TryGet("entity", out var entity))
        {
            return ScopeTarget.Of(variable == RequestVariable.Action ? ReadAction(entity) : ValueJsonReader.ReadUid(entity));
        }

        var slot = place.Get("slot");
        return variable != RequestVariable.Action && slot.Text("a slot") == "?" + VariableNames[(int)variable]
            ? ScopeTarget.Slot
            : throw slot.Fail("the slots are `?principal` for the principal and `?resource` for the resource; an action has none");
    }

    private static EntityUid ReadAction(JsonPlace place)
    {
        var action = ValueJsonReader.ReadUid(place);
        return action.IsAction ? action : throw place.Fail($"`{action}` is not an action; the type of an action is `Action`, with or without a namespace");
    }
}
