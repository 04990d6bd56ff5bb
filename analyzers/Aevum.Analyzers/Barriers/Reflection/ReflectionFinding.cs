using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Barriers.Reflection;

/// <summary>A way around the compiler. <see cref="Member"/> is null when it cannot be decided whether a kernel member is reached.</summary>
internal sealed record ReflectionFinding(SyntaxNode Place, string? Member, string Means, string Target)
{
    /// <summary>True when a kernel member is reached for certain.</summary>
    public bool IsDecided => Member is not null;
}
