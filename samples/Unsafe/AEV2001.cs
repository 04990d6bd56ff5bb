using System.Text.Json;

namespace Aevum.Samples.Unsafe;

internal static class AEV2001
{
    internal static IngestRequest Make(JsonElement data, Provenance provenance) => new()
    {
        SubjectId = "person-1",
        Actor = "clerk-7",
        Purpose = "Any  Purpose!", // AEV2001
        Data = data,
        Provenance = provenance,
    };
}
