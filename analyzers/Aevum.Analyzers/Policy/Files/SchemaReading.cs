using Aevum.Cedar.Schema;
using Aevum.Cedar.Validation;

namespace Aevum.Analyzers.Policy.Files;

/// <summary>A schema file that has been read: a validator, or else the faults.</summary>
/// <param name="Validator">Null when the file has faults.</param>
/// <param name="Faults">Empty when the schema is valid.</param>
internal sealed record SchemaReading(Validator? Validator, IReadOnlyList<PolicyFault> Faults)
{
    /// <summary>Reads a schema.</summary>
    public static SchemaReading Read(string text)
    {
        try
        {
            return new(new Validator(CedarSchema.Parse(text)), []);
        }
        catch (CedarSchemaException exception)
        {
            return new(null, [.. exception.Errors.Select(error => PolicyFault.Of(error.Message, error.Help, error.Span, text.Length))]);
        }
    }
}
