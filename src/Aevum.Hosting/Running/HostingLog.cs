using Microsoft.Extensions.Logging;

namespace Aevum.Hosting.Running;

/// <summary>The log events of hosting, 7000 to 7099. Never data, subjects, purposes or keys.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(EventId = 7000, Level = LogLevel.Warning, Message = "{RuleId}: {Finding}")]
    public static partial void Finding(ILogger logger, string ruleId, string finding);

    [LoggerMessage(EventId = 7001, Level = LogLevel.Information, Message = "{Notice}: {Text} ({AuditId})")]
    public static partial void Notice(ILogger logger, EngineNoticeKind notice, string text, string auditId);

    [LoggerMessage(EventId = 7002, Level = LogLevel.Warning, Message = "{Notice}: {Text} ({AuditId})")]
    public static partial void Warning(ILogger logger, EngineNoticeKind notice, string text, string auditId);
}
