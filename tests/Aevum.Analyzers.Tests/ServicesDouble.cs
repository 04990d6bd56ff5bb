using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aevum.Analyzers.Tests;

/// <summary>
/// An assembly with the two services that fixes write, so that these tests need neither Cedar nor SQLite. <see cref="ServiceFixTests"/> holds the
/// constructors against the recorded public surface of the real ones.
/// </summary>
internal static class ServicesDouble
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Aevum.Audit;

        namespace Aevum.Policy
        {
            public sealed class CedarPolicyEngineOptions;

            public sealed class CedarPolicyEngine(CedarPolicyEngineOptions? options = null, TimeProvider? time = null) : IPolicyEngine, IDisposable
            {
                public object? Both => (options, time);
                public ValueTask<PolicyDecision> AuthorizeAsync(PolicyRequest request, CancellationToken ct = default) => throw new NotSupportedException();
                public void Dispose() { }
            }
        }

        namespace Aevum.Storage
        {
            public sealed class SqliteStore(string path) : IAevumStore
            {
                public string Kind => path;
                public bool IsDurable => true;
                public ValueTask<ChainHead> OpenAsync(StoreAccess access, CancellationToken ct = default) => throw new NotSupportedException();
                public ValueTask CloseAsync() => throw new NotSupportedException();
                public ValueTask CommitAsync(ChainHead expected, IReadOnlyList<StoreEntry> entries, ChainHead newHead, CancellationToken ct = default) => throw new NotSupportedException();
                public IAsyncEnumerable<SealedEvent> ReadEventsAsync(long fromSequence, CancellationToken ct = default) => throw new NotSupportedException();
                public ValueTask<SealedEvent?> FindEventAsync(string eventId, CancellationToken ct = default) => throw new NotSupportedException();
                public ValueTask<IReadOnlyList<GraphRecord>> ReadRecordsAsync(IReadOnlyList<string> subjectIds, CancellationToken ct = default) => throw new NotSupportedException();
                public ValueTask<GraphRecord?> FindRecordAsync(string eventId, CancellationToken ct = default) => throw new NotSupportedException();
                public IAsyncEnumerable<StoredConsent> ReadConsentAsync(CancellationToken ct = default) => throw new NotSupportedException();
                public IAsyncEnumerable<StoredReview> ReadPendingReviewsAsync(CancellationToken ct = default) => throw new NotSupportedException();
                public ValueTask<StoredReview?> FindReviewAsync(string eventId, CancellationToken ct = default) => throw new NotSupportedException();
                public ValueTask<IdempotencyEntry?> FindIdempotencyAsync(string key, CancellationToken ct = default) => throw new NotSupportedException();
                public ValueTask DisposeAsync() => default;
            }
        }
        """;

    /// <summary>The compiled assembly.</summary>
    public static MetadataReference Reference { get; } = Compile();

    private static PortableExecutableReference Compile()
    {
        using var image = new MemoryStream();
        var emitted = CSharpCompilation.Create(
            "Aevum.Services",
            [CSharpSyntaxTree.ParseText(Source, new CSharpParseOptions(LanguageVersion.Latest))],
            [.. TestReferences.Net10, TestReferences.Kernel],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)).Emit(image);
        return emitted.Success
            ? AssemblyMetadata.CreateFromImage([.. image.ToArray()]).GetReference(filePath: "Aevum.Services.dll")
            : throw new HarnessException(string.Join('\n', emitted.Diagnostics));
    }
}
