namespace Aevum.Testing;

/// <summary>Ways to run a case besides the plain one.</summary>
[Flags]
public enum TestModes
{
    None = 0,

    /// <summary>A second time on the same analyzer objects, not concurrent: state left behind would show.</summary>
    Again = 1,

    /// <summary>Without the kit's assemblies: nothing may be reported.</summary>
    WithoutLibrary = 2,

    /// <summary>As generated code: the same findings.</summary>
    GeneratedCode = 4,

    /// <summary>Without nullable annotations.</summary>
    NullableOff = 8,

    /// <summary>In every language version from C# 13 in which the case parses.</summary>
    LanguageVersions = 16,

    All = Again | WithoutLibrary | GeneratedCode | NullableOff | LanguageVersions,
}
