namespace Aevum.Cedar.Evaluation;

/// <summary>Why the evaluation of a policy failed.</summary>
public enum EvaluationErrorKind
{
    /// <summary>An operand has a kind that the operator does not take.</summary>
    WrongType = 0,

    /// <summary>A result needs more than 64 bits.</summary>
    Overflow,

    /// <summary>A record or entity lacks the attribute.</summary>
    MissingAttribute,

    /// <summary>An entity lacks the tag.</summary>
    MissingTag,

    /// <summary>The entity whose attribute or tag is read is not among the entities.</summary>
    MissingEntity,

    /// <summary>The text given to <c>ip</c>, <c>decimal</c>, <c>datetime</c> or <c>duration</c> has not the form they take.</summary>
    MalformedExtensionValue,

    /// <summary>An extension function was called with too few or too many arguments.</summary>
    WrongArgumentCount,

    /// <summary>The policy asks for a value that is not known (<c>unknown</c>).</summary>
    UnknownValue,

    /// <summary>The stack of the calling thread is too small for the nesting of the policy.</summary>
    StackExhausted,
}
