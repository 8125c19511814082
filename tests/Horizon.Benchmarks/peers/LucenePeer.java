import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.MMapDirectory;

/**
 * Lucene's side of the retrieval benchmark: the same terms, the same questions, the ten best, BM25 and dynamic pruning as it comes.
 * Arguments: a file of documents and one of questions, a line each, terms parted by blanks; a folder for the index; how many threads ask.
 * Each line "round" on standard input asks all questions once and is answered by the nanoseconds that it took; "ids" by the documents found; "end" ends.
 */
public final class LucenePeer {
    public static void main(String[] arguments) throws Exception {
        try (MMapDirectory directory = new MMapDirectory(Path.of(arguments[2]))) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()).setRAMBufferSizeMB(128))) {
                for (String line : Files.readAllLines(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
                    Document document = new Document();
                    document.add(new TextField("text", line, Field.Store.NO));
                    writer.addDocument(document);
                }
                writer.forceMerge(1);
            }
            List<Query> questions = new ArrayList<>();
            for (String line : Files.readAllLines(Path.of(arguments[1]), StandardCharsets.UTF_8)) {
                BooleanQuery.Builder question = new BooleanQuery.Builder();
                for (String word : line.split(" ")) question.add(new TermQuery(new Term("text", word)), BooleanClause.Occur.SHOULD);
                questions.add(question.build());
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                answer(new IndexSearcher(reader), questions, Integer.parseInt(arguments[3]));
            }
        }
    }

    private static void answer(IndexSearcher searcher, List<Query> questions, int threads) throws Exception {
        System.out.println("ready");
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null && !line.equals("end"); line = input.readLine()) {
            if (line.equals("ids")) ids(searcher, questions);
            else System.out.println(round(searcher, questions, threads));
        }
    }

    private static void ids(IndexSearcher searcher, List<Query> questions) throws Exception {
        for (Query question : questions) {
            System.out.println(String.join(" ", Arrays.stream(searcher.search(question, 10).scoreDocs).map(d -> Integer.toString(d.doc)).toArray(String[]::new)));
        }
    }

    private static long round(IndexSearcher searcher, List<Query> questions, int threads) throws Exception {
        AtomicInteger next = new AtomicInteger();
        Thread[] workers = new Thread[threads];
        long start = System.nanoTime();
        for (int t = 0; t < threads; t++) {
            workers[t] = new Thread(() -> {
                try {
                    for (int i = next.getAndIncrement(); i < questions.size(); i = next.getAndIncrement()) searcher.search(questions.get(i), 10);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            workers[t].start();
        }
        for (Thread worker : workers) worker.join();
        return System.nanoTime() - start;
    }
}
