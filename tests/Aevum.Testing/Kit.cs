using Microsoft.CodeAnalysis;

namespace Aevum.Testing;

/// <summary>Which references are the kit.</summary>
internal static class Kit
{
    /// <summary>True for a reference to an assembly of the kit, by file or by name.</summary>
    public static bool IsKit(MetadataReference reference) => reference switch
    {
        PortableExecutableReference { FilePath: { } path } => Path.GetFileName(path).StartsWith("Aevum.", StringComparison.Ordinal),
        _ => reference.Display?.StartsWith("Aevum.", StringComparison.Ordinal) ?? false,
    };
}
