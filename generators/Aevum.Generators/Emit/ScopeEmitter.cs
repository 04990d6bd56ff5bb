using Aevum.Generators.Models;

namespace Aevum.Generators.Emit;

/// <summary>Emits the scope of a purpose. An operation that the purpose does not declare has no method here, so its use does not compile.</summary>
internal static class ScopeEmitter
{
    private const int Ingest = 1;
    private const int Query = 2;
    private const int Replay = 4;
    private const string Answer = "global::System.Threading.Tasks.ValueTask<global::Aevum.OutputEnvelope>";
    private const string Token = "global::System.Threading.CancellationToken ct = default";

    public static void Emit(SourceWriter writer, PurposeModel purpose)
    {
        writer.Summary("The engine, opened for one purpose. Purpose, actor and clearance are filled in. Thread-safe.");
        writer.Line(GeneratedText.Attribute);
        using var scope = writer.Open("public sealed class Scope");
        writer.Line("private readonly global::Aevum.AevumEngine _engine;");
        writer.Line();
        using (writer.Open("internal Scope(global::Aevum.AevumEngine engine)"))
        {
            writer.Line("global::System.ArgumentNullException.ThrowIfNull(engine);");
            writer.Line("_engine = engine;");
        }

        if ((purpose.Operations & Ingest) != 0)
        {
            EmitIngest(writer, SubjectArgument.Of(purpose));
        }

        if ((purpose.Operations & Query) != 0)
        {
            EmitQuery(writer, SubjectArgument.Of(purpose));
        }

        if ((purpose.Operations & Replay) != 0)
        {
            EmitReplay(writer);
        }
    }

    private static void EmitIngest(SourceWriter writer, SubjectArgument subject)
    {
        var data = $"{subject.TypeText} {subject.Name}, global::System.Text.Json.JsonElement data, global::Aevum.Provenance provenance";
        DocumentIngest(writer, subject);
        Documentation.Token(writer);
        Signature(writer, $"IngestAsync({data}, {Token}) =>");
        using (writer.Indent())
        {
            writer.Line($"IngestAsync({subject.Name}, data, provenance, null, null, null, ct);");
        }

        DocumentIngest(writer, subject);
        Documentation.Parameter(writer, "idempotencyKey", "The same key with the same data answers the first envelope again; null for none.");
        Documentation.Context(writer);
        Documentation.Token(writer);
        Signature(writer, $"IngestAsync({data}, string? idempotencyKey, string? episodeId = null, string? correlationId = null, {Token})");
        using (writer.Body())
        {
            subject.EmitGuard(writer);
            using (writer.Open("return _engine.IngestAsync(new global::Aevum.IngestRequest", "}, ct);"))
            {
                writer.Line($"SubjectId = {subject.Id},");
                writer.Line("Actor = Grantee,");
                writer.Line("Purpose = Name,");
                writer.Line("Data = data,");
                writer.Line("Provenance = provenance,");
                writer.Line("IdempotencyKey = idempotencyKey,");
                writer.Line("EpisodeId = episodeId,");
                writer.Line("CorrelationId = correlationId,");
            }
        }
    }

    private static void DocumentIngest(SourceWriter writer, SubjectArgument subject)
    {
        Documentation.Start(writer, "Writes data about a subject for this purpose.");
        Documentation.Parameter(writer, subject.Name, "The person the data is about.");
        Documentation.Parameter(writer, "data", "The data, any JSON value.");
        Documentation.Parameter(writer, "provenance", "Where the data came from.");
    }

    private static void EmitQuery(SourceWriter writer, SubjectArgument subject)
    {
        var many = $"global::System.Collections.Generic.IReadOnlyList<{subject.TypeText}> {subject.Name}s";
        Documentation.Start(writer, "Reads the data of one subject for this purpose.");
        Documentation.Parameter(writer, subject.Name, "The person the data is about.");
        Documentation.Token(writer);
        Signature(writer, $"QueryAsync({subject.TypeText} {subject.Name}, {Token}) =>");
        using (writer.Indent())
        {
            writer.Line($"QueryAsync(new {subject.TypeText}[] {{ {subject.Name} }}, null, null, ct);");
        }

        Documentation.Start(writer, "Reads the data of several subjects for this purpose.");
        Documentation.Parameter(writer, subject.Name + "s", "The persons the data is about; at least one.");
        Documentation.Token(writer);
        Signature(writer, $"QueryAsync({many}, {Token}) =>");
        using (writer.Indent())
        {
            writer.Line($"QueryAsync({subject.Name}s, null, null, ct);");
        }

        Documentation.Start(writer, "Reads the data of several subjects for this purpose.");
        Documentation.Parameter(writer, subject.Name + "s", "The persons the data is about; at least one.");
        Documentation.Context(writer);
        Documentation.Token(writer);
        Signature(writer, $"QueryAsync({many}, string? episodeId, string? correlationId = null, {Token})");
        using var body = writer.Body();
        EmitSubjectIds(writer, subject);
        using var request = writer.Open("return _engine.QueryAsync(new global::Aevum.QueryRequest", "}, ct);");
        writer.Line($"SubjectIds = {(subject.IsText ? "subjectIds" : "ids")},");
        writer.Line("Actor = Grantee,");
        writer.Line("Purpose = Name,");
        writer.Line("ClassificationMax = ClassificationMax,");
        writer.Line("EpisodeId = episodeId,");
        writer.Line("CorrelationId = correlationId,");
    }

    private static void EmitSubjectIds(SourceWriter writer, SubjectArgument subject)
    {
        if (subject.IsText)
        {
            return;
        }

        writer.Line("global::System.ArgumentNullException.ThrowIfNull(subjects);");
        writer.Line("string[] ids = new string[subjects.Count];");
        using (writer.Open("for (int index = 0; index < ids.Length; index++)"))
        {
            writer.Line($"{subject.TypeText} subject = subjects[index];");
            subject.EmitGuard(writer);
            writer.Line($"ids[index] = {subject.Id};");
        }

        writer.Line();
    }

    private static void EmitReplay(SourceWriter writer)
    {
        Documentation.Start(writer, "Reads again what an earlier event of this purpose recorded.");
        Documentation.Parameter(writer, "auditId", "The audit id of the event.");
        Documentation.Token(writer);
        Signature(writer, $"ReplayAsync(string auditId, {Token}) =>");
        using (writer.Indent())
        {
            writer.Line("ReplayAsync(auditId, null, null, ct);");
        }

        Documentation.Start(writer, "Reads again what an earlier event of this purpose recorded.");
        Documentation.Parameter(writer, "auditId", "The audit id of the event.");
        Documentation.Context(writer);
        Documentation.Token(writer);
        Signature(writer, $"ReplayAsync(string auditId, string? episodeId, string? correlationId = null, {Token})");
        using var body = writer.Body();
        using var request = writer.Open("return _engine.ReplayAsync(new global::Aevum.ReplayRequest", "}, ct);");
        writer.Line("AuditId = auditId,");
        writer.Line("Actor = Grantee,");
        writer.Line("EpisodeId = episodeId,");
        writer.Line("CorrelationId = correlationId,");
    }

    private static void Signature(SourceWriter writer, string signature)
    {
        writer.Line("/// <returns>The answer of the engine.</returns>");
        writer.Line($"public {Answer} {signature}");
    }

    private static class Documentation
    {
        public static void Start(SourceWriter writer, string text)
        {
            writer.Line();
            writer.Summary(text);
        }

        public static void Parameter(SourceWriter writer, string name, string text) => writer.Line($"/// <param name=\"{name}\">{text}</param>");

        public static void Context(SourceWriter writer)
        {
            Parameter(writer, "episodeId", "The episode the call belongs to; null makes a fresh one.");
            Parameter(writer, "correlationId", "The caller's correlation id; null for none.");
        }

        public static void Token(SourceWriter writer) => Parameter(writer, "ct", "Cancels the call.");
    }
}
