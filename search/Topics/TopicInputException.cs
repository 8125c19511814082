namespace Horizon.Search.Topics;

/// <summary>Examples or texts that nothing can be learned from, or a model file that cannot be used; the message says where and what to do.</summary>
public sealed class TopicInputException(string message) : Exception(message);
