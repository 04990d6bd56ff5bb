using System.Globalization;
using System.Text;
using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>Types of set and record literals and of calls of extension functions.</summary>
internal sealed class ConstructionChecks(TypeChecker checker, CheckContext context)
{
    private const int MaxShown = 80;

    internal Typed Set(SetExpression set, KnownCapabilities known)
    {
        if (set.Elements.Count == 0 && context.IsStrict)
        {
            context.Report(ValidationErrorKind.EmptySet, set, "a set without elements has no type", "leave it out, or use an attribute that holds the set");
            return Typed.Unknown;
        }

        CedarType? joined = NeverType.Instance;
        var isKnown = true;
        foreach (var element in set.Elements)
        {
            var type = checker.Check(element, known).Type;
            isKnown &= type is not null;
            joined = type is null || joined is null ? joined : Join(set, joined, type);
        }

        return isKnown && joined is not null ? new(new SetType(joined)) : Typed.Unknown;
    }

    internal Typed Record(RecordExpression record, KnownCapabilities known)
    {
        var attributes = new List<AttributeDefinition>(record.Fields.Count);
        foreach (var field in record.Fields)
        {
            if (checker.Check(field.Value, known).Type is { } type)
            {
                attributes.Add(new(field.Name, type, isRequired: true));
            }
        }

        return attributes.Count == record.Fields.Count ? new(RecordType.Create(attributes, isOpen: false)) : Typed.Unknown;
    }

    internal Typed Call(ExtensionCallExpression call, KnownCapabilities known)
    {
        var function = call.Function;
        CheckArguments(call, known);
        if (!function.IsMethod)
        {
            CheckConstructor(call);
        }

        // `unknown` may stand for a value of any type.
        return new(KindTypes.TypeOf(function.Result) ?? NeverType.Instance);
    }

    private CedarType? Join(SetExpression set, CedarType joined, CedarType type)
    {
        var wider = context.Lattice.Join(joined, type);
        if (wider is null)
        {
            context.ReportIncompatible(set, joined, type, "all elements of a set");
        }

        return wider;
    }

    private void CheckArguments(ExtensionCallExpression call, KnownCapabilities known)
    {
        var parameters = call.Function.Parameters;
        if (call.Arguments.Count != parameters.Count)
        {
            var counts = $"takes {Count(parameters.Count, call)}, found {Count(call.Arguments.Count, call)}";
            context.Report(ValidationErrorKind.WrongArgumentCount, call, $"`{call.Function.Name}` {counts}");
        }

        for (var at = 0; at < call.Arguments.Count; at++)
        {
            var found = checker.Check(call.Arguments[at], known).Type;
            var expected = at < parameters.Count ? KindTypes.TypeOf(parameters[at]) : null;
            if (found is not null && expected is not null && !context.Lattice.IsSubtype(found, expected))
            {
                context.ReportUnexpected(call.Arguments[at], $"`{expected.ToShortString()}`", found);
            }
        }
    }

    /// <summary>The receiver of a method is written before the name, so it is not counted.</summary>
    private static string Count(int arguments, ExtensionCallExpression call)
    {
        var written = arguments - (call.Function.IsMethod ? 1 : 0);
        return written == 1 ? "1 argument" : written.ToString(CultureInfo.InvariantCulture) + " arguments";
    }

    private void CheckConstructor(ExtensionCallExpression call)
    {
        if (context.IsStrict && call.Arguments.Any(static argument => argument is not LiteralExpression))
        {
            const string Help = "store the value itself in attributes or context, not its text";
            context.Report(ValidationErrorKind.ConstructorNeedsLiteral, call, $"`{call.Function.Name}` takes only a literal", Help);
        }

        if (call.Arguments.Count == 1 && call.Arguments[0] is LiteralExpression { Value.Kind: CedarValueKind.String } literal)
        {
            CheckText(call, literal.Value);
        }
    }

    private void CheckText(ExtensionCallExpression call, CedarValue text)
    {
        if (!IsValidText(call.Function, text.AsString))
        {
            var type = KindTypes.TypeOf(call.Function.Result);
            context.Report(ValidationErrorKind.InvalidConstructorText, call, $"`{Shorten(text.ToString())}` does not denote a value of type `{type}`");
        }
    }

    private static bool IsValidText(ExtensionFunction function, string text) => function.Result switch
    {
        CedarValueKind.Decimal => CedarDecimal.TryParse(text, out _),
        CedarValueKind.DateTime => CedarDateTime.TryParse(text, out _),
        CedarValueKind.Duration => CedarDuration.TryParse(text, out _),
        CedarValueKind.IpAddress => CedarIpAddress.TryParse(text, out _),
        _ => true,
    };

    private static string Shorten(string text) => text.Length <= MaxShown ? text : new StringBuilder(text, 0, MaxShown, MaxShown + 1).Append('…').ToString();
}
