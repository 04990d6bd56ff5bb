using Aevum.Generators.Models;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Generators.Emit;

/// <summary>Emits the typed consent of one purpose: constants, <c>Grant</c>, <c>IConsentPurpose</c>, and a scope with only the declared operations.</summary>
internal static class PurposeEmitter
{
    private static readonly string[] OperationNames = ["Ingest", "Query", "Replay", "Export"];
    private static readonly string[] ClassificationNames = ["Public", "Internal", "Confidential", "Restricted"];

    public static SourceText Emit(PurposeModel purpose)
    {
        var writer = new SourceWriter();

        // A base class may hold a member of the same name; a user may ask for CLS compliance, which the kernel does not promise.
        writer.DisableWarnings("CS0108, CS3001, CS3002, CS3003, CS3009");
        writer.Line();

        var blocks = new Stack<SourceWriter.Block>();
        if (purpose.Namespace.Length > 0)
        {
            blocks.Push(writer.Open("namespace " + GeneratedText.QualifiedIdentifier(purpose.Namespace)));
        }

        foreach (var outer in purpose.ContainingTypes)
        {
            blocks.Push(writer.Open($"partial {outer.Keyword} {GeneratedText.Identifier(outer.Name)}"));
        }

        using (writer.Open($"partial {purpose.Type.Keyword} {GeneratedText.Identifier(purpose.Type.Name)} : global::Aevum.IConsentPurpose"))
        {
            EmitConstants(writer, purpose);
            EmitPurposeInterface(writer);
            EmitGrant(writer, purpose);
            EmitFor(writer);
            ScopeEmitter.Emit(writer, purpose);
        }

        while (blocks.Count > 0)
        {
            blocks.Pop().Dispose();
        }

        return writer.ToSourceText();
    }

    /// <summary>The declared operations as an expression.</summary>
    public static string Operations(int operations) =>
        string.Join(" | ", OperationNames.Where((_, bit) => (operations & (1 << bit)) != 0).Select(name => "global::Aevum.ConsentOperations." + name));

    /// <summary>A classification as an expression.</summary>
    public static string Classification(int classification) => "global::Aevum.Classification." + ClassificationNames[classification];

    private static void EmitConstants(SourceWriter writer, PurposeModel purpose)
    {
        Constant(writer, "The purpose as it stands in grants and requests.", "string", "Name", GeneratedText.Literal(purpose.Name));
        Constant(writer, "The agent that acts.", "string", "Grantee", GeneratedText.Literal(purpose.Grantee));
        Constant(writer, "The operations the purpose declares.", "global::Aevum.ConsentOperations", "Operations", Operations(purpose.Operations));
        Constant(writer, "The highest classification the purpose covers.", "global::Aevum.Classification", "ClassificationMax", Classification(purpose.ClassificationMax));
        Constant(writer, "How long a grant lasts, in days.", "int", "ValidForDays", GeneratedText.Number(purpose.ValidForDays));
    }

    private static void EmitPurposeInterface(SourceWriter writer)
    {
        Property(writer, "string", "PurposeName", "Name");
        Property(writer, "string", "PurposeGrantee", "Grantee");
        Property(writer, "global::Aevum.ConsentOperations", "PurposeOperations", "Operations");
        Property(writer, "global::Aevum.Classification", "PurposeClassificationMax", "ClassificationMax");
        Property(writer, "global::System.TimeSpan", "PurposeValidity", "global::System.TimeSpan.FromTicks(ValidForDays * global::System.TimeSpan.TicksPerDay)");
    }

    private static void EmitGrant(SourceWriter writer, PurposeModel purpose)
    {
        var subject = SubjectArgument.Of(purpose);
        writer.Summary("Makes a consent grant for this purpose.");
        writer.Line($"/// <param name=\"{subject.Name}\">The person the data is about.</param>");
        writer.Line("/// <param name=\"grantedAt\">The first instant at which the grant holds.</param>");
        writer.Line("/// <param name=\"grantId\">The id of the grant; null makes a fresh one.</param>");
        writer.Line("/// <param name=\"validFor\">How long the grant lasts, at most as long as the purpose declares; null for that long.</param>");
        writer.Line("/// <param name=\"authorizationRef\">Where the permission is written down; null when nowhere.</param>");
        writer.Line("/// <returns>The grant; it is in force once the engine has added it.</returns>");
        writer.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">The grant would last no time at all, or longer than the purpose declares.</exception>");
        writer.Line(GeneratedText.Attribute);
        writer.Line("public static global::Aevum.ConsentGrant Grant(");
        using (writer.Indent())
        {
            writer.Line($"{subject.TypeText} {subject.Name},");
            writer.Line("global::System.DateTimeOffset grantedAt,");
            writer.Line("string? grantId = null,");
            writer.Line("global::System.TimeSpan? validFor = null,");
            writer.Line("string? authorizationRef = null)");
        }

        using (writer.Body())
        {
            subject.EmitGuard(writer);
            writer.Line("global::System.TimeSpan duration = validFor ?? PurposeValidity;");
            using (writer.Open("if (duration <= global::System.TimeSpan.Zero || duration > PurposeValidity)"))
            {
                writer.Line("throw new global::System.ArgumentOutOfRangeException(nameof(validFor), duration, \"A grant for this purpose lasts more than no time and at most as long as the purpose declares.\");");
            }

            writer.Line();
            using (writer.Open("return new global::Aevum.ConsentGrant", "};"))
            {
                writer.Line("GrantId = grantId ?? \"grant-\" + global::System.Guid.NewGuid().ToString(\"N\"),");
                writer.Line($"SubjectId = {subject.Id},");
                writer.Line("GranteeId = Grantee,");
                writer.Line("Purpose = Name,");
                writer.Line("Operations = Operations,");
                writer.Line("ClassificationMax = ClassificationMax,");
                writer.Line("GrantedAt = grantedAt,");
                writer.Line("ExpiresAt = grantedAt + duration,");
                writer.Line("AuthorizationRef = authorizationRef,");
            }
        }

        writer.Line();
    }

    private static void EmitFor(SourceWriter writer)
    {
        writer.Summary("Opens the engine for this purpose: the result has only the operations that the purpose declares.");
        writer.Line("/// <param name=\"engine\">The engine; it is not disposed of here.</param>");
        writer.Line("/// <returns>The scope.</returns>");
        writer.Line(GeneratedText.Attribute);
        writer.Line("public static Scope For(global::Aevum.AevumEngine engine) => new Scope(engine);");
        writer.Line();
    }

    private static void Constant(SourceWriter writer, string summary, string type, string name, string value)
    {
        writer.Summary(summary);
        writer.Line(GeneratedText.Attribute);
        writer.Line($"public const {type} {name} = {value};");
        writer.Line();
    }

    private static void Property(SourceWriter writer, string type, string name, string value)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line(GeneratedText.Attribute);
        writer.Line($"public static {type} {name} => {value};");
        writer.Line();
    }
}
