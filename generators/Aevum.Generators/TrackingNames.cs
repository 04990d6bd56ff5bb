namespace Aevum.Generators;

/// <summary>The names of the pipeline's steps; the tests assert for each of them why it ran.</summary>
internal static class TrackingNames
{
    public const string Build = "Build";
    public const string AssemblyName = "AssemblyName";
    public const string References = "References";
    public const string Declarations = "Declarations";
    public const string Purposes = "Purposes";
    public const string DeclaredSigners = "DeclaredSigners";
    public const string ReferencedSigners = "ReferencedSigners";
    public const string Registration = "Registration";
    public const string Manifest = "Manifest";
    public const string Suppressions = "Suppressions";
    public const string Seal = "Seal";
}
