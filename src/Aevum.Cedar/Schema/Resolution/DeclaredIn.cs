namespace Aevum.Cedar.Schema.Resolution;

/// <summary>A declaration together with the namespace it stands in, which decides what its names mean.</summary>
internal sealed class DeclaredIn<T>(string namespaceName, T declaration)
{
    internal string Namespace { get; } = namespaceName;

    internal T Declaration { get; } = declaration;
}
