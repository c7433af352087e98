#!/usr/bin/env python3
"""Spreads the photos of a folder over a Spark cluster: every partition is piped through one `gradphoto worker`.

usage: spark.py GRADPHOTO INPUT OUTPUT [MASTER [options of worker]]     MASTER: local-cluster[2,1,1024] (default), spark://…, yarn
The photos and OUTPUT must be reachable under the same path on every node.
"""
import json, os, shlex, sys
from pyspark.sql import SparkSession

gradphoto, source, output = (os.path.abspath(p) for p in sys.argv[1:4])
master = sys.argv[4] if len(sys.argv) > 4 else "local-cluster[2,1,1024]"
photos = sorted(os.path.join(d, f) for d, _, files in os.walk(source) for f in files
                if f.lower().endswith((".jpg", ".jpeg", ".png")))
requests = [json.dumps({"input": p, "output": os.path.join(
    output, "pictures", os.path.splitext(os.path.relpath(p, source))[0] + ".jpg")}) for p in photos]

spark = (SparkSession.builder.master(master).appName("gradphoto").config("spark.ui.enabled", "false")
         .config("spark.executorEnv.GRADPHOTO_MODELS", os.environ.get("GRADPHOTO_MODELS", "")).getOrCreate())
answers = (spark.sparkContext.parallelize(requests, max(2, len(requests) // 50))
           .pipe(shlex.join([gradphoto, "worker", *sys.argv[5:]]), env=dict(os.environ)).collect())
executors = len(spark.sparkContext._jsc.sc().statusTracker().getExecutorInfos()) - 1
spark.stop()
os.makedirs(output, exist_ok=True)
with open(os.path.join(output, "answers.jsonl"), "w", encoding="utf-8") as file:
    file.writelines(a + "\n" for a in answers)
print(f"{len(answers)} answers of {len(photos)} photos by {executors} executors")
sys.exit(0 if [json.loads(a)["input"] for a in answers] == photos else 1)
