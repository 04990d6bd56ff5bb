using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation;

/// <summary>
/// Why a policy could not be evaluated, and where in its text. Such a policy has no say in the decision. Immutable and thread-safe.
/// The message is made only when it is asked for.
/// </summary>
public sealed class EvaluationError
{
    private readonly CedarValue _left;
    private readonly CedarValue _right;
    private readonly string _detail;

    internal EvaluationError(EvaluationErrorKind kind, SourceSpan span, string detail, CedarValue left = default, CedarValue right = default)
    {
        Kind = kind;
        Span = span;
        _detail = detail;
        _left = left;
        _right = right;
    }

    /// <summary>The class of the failure.</summary>
    public EvaluationErrorKind Kind { get; }

    /// <summary>The expression that failed; <c>default</c> when the policy came from JSON.</summary>
    public SourceSpan Span { get; }

    /// <summary>What went wrong, in lower case and without a full stop.</summary>
    public string Message => Kind switch
    {
        EvaluationErrorKind.WrongType => $"type error: expected {_detail}, found {KindName(_left)}",
        EvaluationErrorKind.Overflow when _right.Kind == CedarValueKind.None => $"integer overflow in {_detail} of `{_left}`",
        EvaluationErrorKind.Overflow => $"integer overflow in {_detail} of `{_left}` and `{_right}`",
        EvaluationErrorKind.MissingAttribute when _left.Kind == CedarValueKind.Entity => $"entity `{_left}` has no attribute `{_detail}`",
        EvaluationErrorKind.MissingAttribute => $"the record has no attribute `{_detail}`",
        EvaluationErrorKind.MissingTag => $"entity `{_left}` has no tag `{_detail}`",
        EvaluationErrorKind.MissingEntity => $"entity `{_left}` does not exist",
        EvaluationErrorKind.MalformedExtensionValue => $"{_left} is no valid argument of `{_detail}`",
        EvaluationErrorKind.WrongArgumentCount => _detail,
        EvaluationErrorKind.UnknownValue => "the decision depends on a value that is not known",
        EvaluationErrorKind.StackExhausted => "the policy nests too deep for the stack of this thread",
        _ => throw new InvalidOperationException($"unknown kind of evaluation error {Kind}"),
    };

    /// <summary>How to repair the policy; null when there is nothing useful to say.</summary>
    public string? Help => Kind switch
    {
        EvaluationErrorKind.MissingAttribute => $"test with `has` before the attribute `{_detail}` is read",
        EvaluationErrorKind.MissingTag => "test with `hasTag` before the tag is read",
        EvaluationErrorKind.WrongType when _detail == KindName(CedarValueKind.IpAddress) && _left.Kind == CedarValueKind.String => "did you forget `ip(…)` around the text?",
        _ => null,
    };

    /// <summary>Position and message.</summary>
    public override string ToString() => Span.IsKnown ? $"line {Span.Line}, column {Span.Column}: {Message}" : Message;

    /// <summary>The name of a kind as messages use it.</summary>
    internal static string KindName(CedarValueKind kind) => kind switch
    {
        CedarValueKind.Boolean => "bool",
        CedarValueKind.Long => "long",
        CedarValueKind.String => "string",
        CedarValueKind.Entity => "entity",
        CedarValueKind.Set => "set",
        CedarValueKind.Record => "record",
        CedarValueKind.Decimal => "decimal",
        CedarValueKind.DateTime => "datetime",
        CedarValueKind.Duration => "duration",
        CedarValueKind.IpAddress => "ipaddr",
        _ => "no value",
    };

    private static string KindName(CedarValue value) =>
        value.Kind == CedarValueKind.Entity ? $"entity of type `{value.AsEntity.Type}`" : KindName(value.Kind);
}
