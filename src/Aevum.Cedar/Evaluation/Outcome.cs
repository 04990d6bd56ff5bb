namespace Aevum.Cedar.Evaluation;

/// <summary>What the evaluation of a condition came to.</summary>
internal enum Outcome : byte
{
    False = 0,
    True = 1,

    /// <summary>The error stands in the frame.</summary>
    Error = 2,
}
