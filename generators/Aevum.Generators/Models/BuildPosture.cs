namespace Aevum.Generators.Models;

/// <summary>How strict the build is; the names are those of <c>Aevum.AevumPosture</c>.</summary>
internal enum BuildPosture
{
    Development = 0,
    Production = 1,
    Regulated = 2,
}
