namespace Horizon.Api;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    public static partial void RequestFailed(ILogger logger, string method, PathString path, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Crawled {Source} by schedule: {New} new, {Changed} changed, {Unchanged} unchanged, {Rejected} rejected")]
    public static partial void Crawled(ILogger logger, string source, long @new, long changed, long unchanged, int rejected);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The scheduled crawl of {Source} did not come to its end: {Reason}")]
    public static partial void CrawlBrokeOff(ILogger logger, string source, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The scheduled crawl of {Source} failed; it is tried again at its next time")]
    public static partial void CrawlFailed(ILogger logger, string source, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The search index could not follow; it is tried again")]
    public static partial void FollowingFailed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The overlaps could not follow; it is tried again")]
    public static partial void OverlapsFailed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Training the topics {Name} failed")]
    public static partial void TrainingFailed(ILogger logger, string name, Exception exception);
}
