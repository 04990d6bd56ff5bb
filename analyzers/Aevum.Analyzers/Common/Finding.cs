using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Common;

/// <summary>What a rule has found.</summary>
/// <param name="Place">Where it is used: the place of the report.</param>
/// <param name="Argument">What the message names.</param>
/// <param name="Origin">Where the value was written, when elsewhere.</param>
/// <param name="Properties">What a code fix needs to know.</param>
internal sealed record Finding(SyntaxNode Place, string Argument, SyntaxNode? Origin = null, ImmutableDictionary<string, string?>? Properties = null);
