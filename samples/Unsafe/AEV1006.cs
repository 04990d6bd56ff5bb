using System.Text.Json;

namespace Aevum.Samples.Unsafe;

internal static class AEV1006
{
    internal static CommitRequest Make(JsonElement payload) => new() { EventType = "barrier.triggered", Actor = "clerk-7", Payload = payload }; // AEV1006
}
