using Aevum.Cedar.Schema;

namespace Aevum.Cli.Policies;

/// <summary>Reads a schema: Cedar text, or JSON when the name ends in <c>.json</c>.</summary>
internal static class SchemaFile
{
    internal static CedarSchema? Read(string? path, FaultList faults)
    {
        if (path is null)
        {
            return null;
        }

        var text = PolicyFiles.ReadText(path);
        try
        {
            return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? CedarSchema.ParseJson(text) : CedarSchema.Parse(text);
        }
        catch (CedarSchemaException refused)
        {
            faults.Add(path, refused.Errors);
            return null;
        }
    }
}
